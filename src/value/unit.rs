//! [`Unit`]: dimensions of amounts, checked when a policy file is read.

/// The base units a policy file may name. 元, 万元 and 亿元 are different on purpose: a conversion is written out.
const BASES: [&str; 25] = [
    "元",
    "万元",
    "亿元",
    "㎡",
    "㎢",
    "人",
    "家",
    "个",
    "件",
    "次",
    "场",
    "名",
    "项",
    "支",
    "分",
    "吨",
    "工位",
    "%",
    "年",
    "季",
    "月",
    "工作日",
    "日",
    "天",
    "晚",
];

/// A product of base units with whole powers, such as `元/㎡·月`. No base at all is a plain number, written `1`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unit([i8; BASES.len()]);

/// Why a text is not a [`Unit`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnitParseError {
    /// The part that is no base unit.
    pub part: String,
}

impl Unit {
    /// A plain number.
    pub const NONE: Unit = Unit([0; BASES.len()]);

    /// Calendar days, the unit of distances between dates.
    pub const DAY: &'static str = "日";
    /// Of percentages, as it is printed.
    pub const PERCENT: &'static str = "%";

    /// The base units that may be named, for messages.
    pub fn known() -> &'static [&'static str] {
        &BASES
    }

    /// Reads `元/㎡·月`: bases joined by `·`, at most one `/`, behind which all are divided by.
    ///
    /// # Errors
    /// [`UnitParseError`] with the part that is no base unit.
    pub fn parse(text: &str) -> Result<Unit, UnitParseError> {
        let mut unit = Unit::NONE;
        let (top, bottom) = text.split_once('/').unwrap_or((text, ""));
        for (side, power) in [(top, 1), (bottom, -1)] {
            for part in side.split('·').filter(|part| !part.is_empty() && *part != "1") {
                let Some(base) = BASES.iter().position(|known| *known == part) else {
                    return Err(UnitParseError {
                        part: part.to_owned(),
                    });
                };
                unit.0[base] = unit.0[base].saturating_add(power);
            }
        }
        Ok(unit)
    }

    /// The unit of a product.
    pub fn times(&self, other: &Unit) -> Unit {
        let mut unit = self.clone();
        unit.0
            .iter_mut()
            .zip(other.0)
            .for_each(|(power, more)| *power = power.saturating_add(more));
        unit
    }

    /// The unit of a quotient.
    pub fn per(&self, other: &Unit) -> Unit {
        let mut unit = self.clone();
        unit.0
            .iter_mut()
            .zip(other.0)
            .for_each(|(power, less)| *power = power.saturating_sub(less));
        unit
    }
}

/// Printed as it is written in policy files; a plain number prints as nothing. Native only.
#[cfg(feature = "author")]
impl std::fmt::Display for Unit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (sign, start) in [(1_i8, ""), (-1, "/")] {
            let mut separator = start;
            for (power, base) in self.0.iter().zip(BASES) {
                for _ in 0..(power * sign).max(0) {
                    write!(f, "{separator}{base}")?;
                    separator = "·";
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_multiply_and_print() {
        let price = Unit::parse("元/㎡·月").unwrap();
        let area = Unit::parse("㎡").unwrap();
        let months = Unit::parse("月").unwrap();
        assert_eq!(price.times(&area).times(&months), Unit::parse("元").unwrap());
        assert_eq!(price.to_string(), "元/㎡·月");
        assert_ne!(Unit::parse("万元"), Unit::parse("元"));
        assert_eq!(Unit::parse("元/里").unwrap_err().part, "里");
        assert_eq!(area.per(&area), Unit::NONE);
    }
}
