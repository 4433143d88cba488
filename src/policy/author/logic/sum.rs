//! [`Sum`]: figures with factors, and a number.

use std::collections::BTreeMap;

use crate::value::{Fraction, Number};

/// A sum of figures, each with its factor, and a number.
#[derive(Clone)]
pub(super) struct Sum {
    pub parts: BTreeMap<usize, Fraction>,
    pub rest: Fraction,
}

impl Sum {
    pub fn rest(rest: Fraction) -> Sum {
        let parts = BTreeMap::new();
        Sum { parts, rest }
    }

    pub fn of(figure: usize) -> Sum {
        let parts = BTreeMap::from([(figure, Number::ONE.into())]);
        let rest = Fraction::ZERO;
        Sum { parts, rest }
    }

    pub fn plus(mut self, other: &Sum) -> Option<Sum> {
        for (figure, factor) in &other.parts {
            let own = self.parts.remove(figure).unwrap_or(Fraction::ZERO);
            let sum = own.checked_add(*factor)?;
            if !is_zero(sum) {
                self.parts.insert(*figure, sum);
            }
        }
        self.rest = self.rest.checked_add(other.rest)?;
        Some(self)
    }

    pub fn times(mut self, factor: Fraction) -> Option<Sum> {
        if is_zero(factor) {
            return Some(Sum::rest(Fraction::ZERO));
        }
        for own in self.parts.values_mut() {
            *own = own.checked_mul(factor)?;
        }
        self.rest = self.rest.checked_mul(factor)?;
        Some(self)
    }

    pub fn minus(self, other: Sum) -> Option<Sum> {
        self.plus(&other.times(Number::from(-1).into())?)
    }
}

fn is_zero(number: Fraction) -> bool {
    !number.is_positive() && !number.negated().is_positive()
}
