//! How a figure was worked out, in figures: `10.11 ÷ 16.85`.

use crate::policy::Num;

use super::explain::text;
use super::standing::Evaluation;

impl Evaluation<'_> {
    /// The figures a number is made of with the signs between them; `None` for a single figure and while one is open.
    pub fn working(&mut self, num: &Num) -> Option<String> {
        match num {
            Num::Value(value) => {
                let policy = self.policy;
                self.working(&policy.values[value.index()].number)
            }
            Num::ByReading(reading, options) => {
                let num = self.branch(*reading, options)?;
                self.working(num)
            }
            Num::Rounded(of, ..) => self.working(of),
            Num::StatedOr(var, otherwise) if self.slots[var.index()].is_open() => self.working(otherwise),
            Num::Sum(parts) => self.joined(parts, " + "),
            Num::Product(parts) => self.joined(parts, " × "),
            Num::Difference(pair) => self.joined(&**pair, " − "),
            Num::Quotient(pair) | Num::Share(pair) => self.joined(&**pair, " ÷ "),
            _ => None,
        }
    }

    fn joined(&mut self, parts: &[Num], sign: &str) -> Option<String> {
        let mut all = String::new();
        for (place, part) in parts.iter().enumerate() {
            if place > 0 {
                all.push_str(sign);
            }
            let inner = match part {
                Num::Sum(parts) => self.joined(parts, " + "),
                Num::Difference(pair) => self.joined(&**pair, " − "),
                part => {
                    all.push_str(&text(self.number(part).known()?));
                    continue;
                }
            };
            all.push('(');
            all.push_str(&inner?);
            all.push(')');
        }
        Some(all)
    }
}
