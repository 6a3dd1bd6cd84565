//! Numbers in data for scripts.

use serde::{Serialize, Serializer};

/// A number, written as scripts write it: 1 and not 1.0, which saves two bytes for each credit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(pub f64);

impl From<f64> for Number {
    fn from(number: f64) -> Number {
        Number(number)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Integers up to this one have a float of their own.
        const MAX_INTEGER: f64 = (1_u64 << 53) as f64;
        let Number(number) = *self;
        if number.fract() == 0.0 && number.abs() <= MAX_INTEGER {
            serializer.serialize_i64(number as i64)
        } else {
            serializer.serialize_f64(number)
        }
    }
}

#[cfg(test)]
impl ts_rs::TS for Number {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &ts_rs::Config) -> String {
        "number".to_owned()
    }

    fn inline(config: &ts_rs::Config) -> String {
        Self::name(config)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_no_fraction() {
        let numbers = [1.0, -3.0, 0.0, 0.1, 1e300].map(Number);
        assert_eq!(serde_json::to_string(&numbers).unwrap(), "[1,-3,0,0.1,1e+300]");
    }
}
