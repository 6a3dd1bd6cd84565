//! The probability of a run of luck.

use crate::diag::Place;

/// The maximum probability of a pattern that is reported. A course has about ten units, and two
/// rules look at each, so about one course in twenty gets a report without a reason.
pub const MAX_PROBABILITY: f64 = 0.0025;

/// The probability that at least `hits` of several independent events happen, where `chances` has
/// the probability of each: the tail of the Poisson binomial distribution, summed event by event.
pub fn at_least(hits: usize, chances: &[f64]) -> f64 {
    // `exactly[n]` is the probability of n of the events so far.
    let mut exactly = vec![1.0];
    for chance in chances {
        exactly.push(0.0);
        for n in (0..exactly.len()).rev() {
            let before = if n == 0 { 0.0 } else { exactly[n - 1] };
            exactly[n] = exactly[n] * (1.0 - chance) + before * chance;
        }
    }
    exactly.iter().skip(hits).sum()
}

/// The choices of a unit, and those in which something is so that chance explains now and then.
#[derive(Default)]
pub struct Tally<'c> {
    /// For each choice, the probability that it is so by chance.
    chances: Vec<f64>,
    /// The id of the question and the place of each choice in which it is so.
    pub hits: Vec<(&'c str, Place)>,
}

impl<'c> Tally<'c> {
    /// Adds a choice among `options` options, of which one is right.
    pub fn add(&mut self, options: usize, hit: Option<(&'c str, Place)>) {
        self.chances.push(1.0 / options as f64);
        self.hits.extend(hit);
    }

    /// The first place, if it is so too often for chance.
    pub fn beyond_chance(&self) -> Option<&Place> {
        let is_rare = at_least(self.hits.len(), &self.chances) < MAX_PROBABILITY;
        self.hits.first().map(|(_, place)| place).filter(|_| is_rare)
    }

    /// The number of choices.
    pub fn choices(&self) -> usize {
        self.chances.len()
    }

    /// The number of choices in which it would be so by chance.
    pub fn expected(&self) -> f64 {
        self.chances.iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::at_least;

    #[test]
    fn the_tail_is_that_of_coins_and_dice() {
        let near = |a: f64, b: f64| (a - b).abs() < 1e-12;
        assert!(near(at_least(0, &[]), 1.0));
        assert!(near(at_least(1, &[]), 0.0));
        assert!(near(at_least(2, &[0.5, 0.5]), 0.25));
        assert!(near(at_least(1, &[0.5, 0.5]), 0.75));
        assert!(near(at_least(1, &[1.0 / 6.0, 0.5]), 1.0 - 5.0 / 12.0));
        assert!(near(at_least(3, &[0.1; 3]), 0.001));
    }
}
