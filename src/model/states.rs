//! Finds every reachable state of a scenario. A state is a scene plus the value of each variable.
//!
//! The search is breadth first from the start, finds each state once, and stops at [`MAX_STATES`].
//! The states show which scenes and endings are reached, with which values; which choices are ever
//! open; where no choice is open; and from where no ending can be reached.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::model::scenario::{Change, Choice, Scenario};

/// The maximum number of states to explore.
pub const MAX_STATES: usize = 100_000;

/// The reachable part of a scenario.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct States {
    /// The number of states found.
    pub count: usize,
    /// Whether the search stopped at [`MAX_STATES`] with states left to explore.
    pub is_cut: bool,
    /// For each scene, the range of each variable over all states with that scene; `None` for a
    /// scene that is never reached.
    pub scenes: Vec<Option<Vec<RangeInclusive<f64>>>>,
    /// For each scene, which of its choices are open in at least one state.
    pub opened: Vec<Vec<bool>>,
    /// The scenes in which no choice is open in some state, with the values of the variables in the
    /// first such state.
    pub stuck: BTreeMap<usize, Vec<f64>>,
    /// The scenes with a state in which a choice is open but no ending can be reached. Empty when
    /// the search was cut short, because there may be a way out beyond.
    pub trapped: BTreeSet<usize>,
}

/// Whether `choice` is open when the variables have `values`.
pub fn is_open(choice: &Choice, values: &[f64]) -> bool {
    choice
        .condition
        .iter()
        .all(|comparison| comparison.operator.holds(values[comparison.variable], comparison.value))
}

/// The values after `choice`, each kept between the minimum and the maximum of its variable.
pub fn after(choice: &Choice, scenario: &Scenario, values: &[f64]) -> Vec<f64> {
    let mut values = values.to_vec();
    for effect in &choice.effects {
        let at = effect.variable;
        let variable = &scenario.variables[at];
        let value = match effect.change {
            Change::Add(much) => values[at] + much,
            Change::Set(value) => value,
        };
        let least = variable.min.unwrap_or(f64::NEG_INFINITY);
        values[at] = value.min(variable.max.unwrap_or(f64::INFINITY)).max(least);
    }
    values
}

/// The states found so far, each with its number.
#[derive(Default)]
struct Known {
    /// The numbers of states by scene and by the bits of all values. Bits are only compared, never
    /// used to calculate.
    numbers: BTreeMap<(usize, Vec<u64>), usize>,
    /// The states, in the order in which they were found.
    states: Vec<(usize, Vec<f64>)>,
    is_cut: bool,
}

impl Known {
    /// The number of a state, which is added if it is new. `None` when there are too many states.
    fn number(&mut self, scene: usize, values: Vec<f64>) -> Option<usize> {
        // Zero has two signs but is one value.
        let bits = values.iter().map(|value| (value + 0.0).to_bits()).collect();
        let next = self.states.len();
        match self.numbers.entry((scene, bits)) {
            std::collections::btree_map::Entry::Occupied(known) => Some(*known.get()),
            std::collections::btree_map::Entry::Vacant(_) if next >= MAX_STATES => {
                self.is_cut = true;
                None
            }
            std::collections::btree_map::Entry::Vacant(free) => {
                free.insert(next);
                self.states.push((scene, values));
                Some(next)
            }
        }
    }
}

/// Finds the states of `scenario`.
pub fn states(scenario: &Scenario) -> States {
    let scenes = &scenario.scenes;
    let mut found = States {
        scenes: vec![None; scenes.len()],
        opened: scenes.iter().map(|scene| vec![false; scene.choices.len()]).collect(),
        ..States::default()
    };
    if scenes.is_empty() {
        return found;
    }
    let mut known = Known::default();
    known
        .number(scenario.start, scenario.variables.iter().map(|variable| variable.start).collect());
    // For each state, the states that lead to it.
    let mut before: Vec<Vec<usize>> = Vec::new();
    let mut at = 0;
    while at < known.states.len() {
        let (scene, values) = known.states[at].clone();
        widen(&mut found.scenes[scene], &values);
        let mut is_stuck = scenes[scene].ending.is_none();
        for (number, choice) in scenes[scene].choices.iter().enumerate() {
            if scenes[scene].ending.is_some() || !is_open(choice, &values) {
                continue;
            }
            found.opened[scene][number] = true;
            is_stuck = false;
            if let Some(next) = known.number(choice.to, after(choice, scenario, &values)) {
                before.resize(before.len().max(next + 1), Vec::new());
                before[next].push(at);
            }
        }
        if is_stuck {
            found.stuck.entry(scene).or_insert(values);
        }
        at += 1;
    }
    found.count = known.states.len();
    found.is_cut = known.is_cut;
    if !found.is_cut {
        found.trapped = trapped(scenario, &known.states, &before);
        found.trapped.retain(|scene| !found.stuck.contains_key(scene));
    }
    found
}

/// The scenes with a state from which no ending can be reached.
fn trapped(
    scenario: &Scenario,
    states: &[(usize, Vec<f64>)],
    before: &[Vec<usize>],
) -> BTreeSet<usize> {
    let ends = |(scene, _): &(usize, Vec<f64>)| scenario.scenes[*scene].ending.is_some();
    let mut free: Vec<bool> = states.iter().map(ends).collect();
    let mut open: Vec<usize> = (0..states.len()).filter(|at| free[*at]).collect();
    while let Some(at) = open.pop() {
        for earlier in before.get(at).into_iter().flatten() {
            if !std::mem::replace(&mut free[*earlier], true) {
                open.push(*earlier);
            }
        }
    }
    states.iter().zip(&free).filter(|(_, free)| !**free).map(|((scene, _), _)| *scene).collect()
}

fn widen(ranges: &mut Option<Vec<RangeInclusive<f64>>>, values: &[f64]) {
    match ranges {
        None => *ranges = Some(values.iter().map(|value| *value..=*value).collect()),
        Some(ranges) => {
            for (range, value) in ranges.iter_mut().zip(values) {
                *range = range.start().min(*value)..=range.end().max(*value);
            }
        }
    }
}
