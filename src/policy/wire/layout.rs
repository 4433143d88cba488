//! The order of fields and the number of each variant. A change here is a new [`super::super::bundle`] format.
//!
//! Written apart from the model so that the compiler checks one against the other: a field that is missing here does
//! not compile, and the bundle does not depend on the order in which the model reads best.

use super::super::*;
#[cfg(feature = "author")]
use super::Writer;
use super::{Reader, Wire};
use crate::value::Calendar;

macro_rules! ids {
    ($($name:ident),+) => { $(
        impl Wire for $name {
            fn read(reader: &mut Reader) -> $name {
                $name(Wire::read(reader))
            }
            #[cfg(feature = "author")]
            fn write(&self, writer: &mut Writer) {
                self.0.write(writer);
            }
        }
    )+ };
}

macro_rules! structs {
    ($($name:ident { $($field:ident),+ })+) => { $(
        impl Wire for $name {
            fn read(reader: &mut Reader) -> $name {
                $name { $($field: Wire::read(reader)),+ }
            }
            #[cfg(feature = "author")]
            fn write(&self, writer: &mut Writer) {
                let $name { $($field),+ } = self;
                $($field.write(writer);)+
            }
        }
    )+ };
}

/// The variant behind `_`, number 0, also stands in where the number is damaged; it holds no further enum of its kind,
/// so that reading ends.
macro_rules! enums {
    ($($name:ident {
        _ $first:ident $(($($f:ident),+))?
        $(, $tag:literal $variant:ident $(($($g:ident),+))? $({ $($h:ident),+ })?)*
    })+) => { $(
        impl Wire for $name {
            fn read(reader: &mut Reader) -> $name {
                match reader.variant() {
                    $($tag => {
                        $($(let $g = Wire::read(reader);)+)?
                        $($(let $h = Wire::read(reader);)+)?
                        $name::$variant $(($($g),+))? $({ $($h),+ })?
                    })*
                    other => {
                        if other != 0 {
                            reader.damaged();
                        }
                        $name::$first $(($({ let $f = Wire::read(reader); $f }),+))?
                    }
                }
            }
            #[cfg(feature = "author")]
            fn write(&self, writer: &mut Writer) {
                match self {
                    $name::$first $(($($f),+))? => {
                        writer.number(0);
                        $($($f.write(writer);)+)?
                    }
                    $($name::$variant $(($($g),+))? $({ $($h),+ })? => {
                        writer.number($tag);
                        $($($g.write(writer);)+)?
                        $($($h.write(writer);)+)?
                    })*
                }
            }
        }
    )+ };
}

ids!(
    FactId,
    VarId,
    LeafId,
    ValueId,
    ConditionId,
    CriterionId,
    ClassId,
    ReadingId,
    TrackId
);

structs! {
    Bundle { policies }
    Policy {
        slug, sha256, meta, records, facts, variables, calendar, constraints, values, leaves, conditions, readings, lists, criteria, classes,
        costs, benefits, documents, steps, obligations, triggers, targets, forms, parts, questions, examples, sliders, visitors
    }
    Calendar { first, last, contrary }
    Meta {
        title, short_title, purpose, number, issuer, authority, region, state, issued_on, valid_months, ends_on, banner, disclaimer, notices,
        review_ceiling, offered, not_covered, coverage, before_signing
    }
    Records { id, count }
    Fact { id, label, question, help, source, example, quick, kind, first_var, var_count, change, optional, assumed, shared }
    ChoiceOption { id, label }
    NumberKind { unit, step, min, max, warn_below, warn_above, warning }
    DateKind { min, max, precision }
    SeriesKind { years, base }
    Variable { fact, column }
    Constraint { relation, message }
    NamedValue { id, title, unit, years_back, number, formula }
    NamedCondition { id, condition }
    Leaf { label, years_back, test, otherwise, vars, wild }
    Citation { article, quote }
    Reading { id, question, citation, options, default, why, tell, ask, confirmed }
    ReadingOption { id, label, computed }
    List { id, title, condition }
    Criterion { id, title, list, kind, condition, citation, evidence, tell }
    Class { id, title, condition, citation, evidence, tell }
    Costs { quantity, per_unit, months, items, tracks, support, deposit, prepay, not_included, scenarios, notes }
    FeeItem { id, title, unit, times }
    Track { id, title, condition, role, years, replaced }
    Price { price, derived, citation }
    Support { id, title, against }
    Deposit { low, high, refundable, citation, tell }
    Prepay { reading, option, track }
    Scenario { id, title, condition, items, unknown, stated, citation, tell }
    ScenarioItem { id, title, price, unit, times, derived }
    Benefit { id, title, condition, amount, citation, tell }
    Entry { id, title, condition, kept, day, citation, remark }
    Form { id, title, citation, fields }
    FormField { label, fill, remark }
    Targets { title, tell, districts, rows }
    TargetRow { id, title, unit, stated, at_least, shares, stray, remark, citation }
    Part { title, milestone, aside }
    Slider { fact, min, max, step }
    Question { id, text, title, part, help, why, section, asked_for, worked, checks, ask }
    AskOption { label, sets, then }
    Tick { label, fact }
    Example { title, summary, answers }
    Visitor { title, answers }
}

enums! {
    State { _ Draft, 1 Trial, 2 TrialOver, 3 InForce, 4 Repealed }
    Change { _ Fixed, 1 Up, 2 Down, 3 Free, 4 Time }
    Kind {
        _ YesNo, 1 Choice(options), 2 Several(options), 3 Claim, 4 Assessment, 5 Number(bounds), 6 Date(bounds),
        7 Series(bounds, years), 8 ChoiceByYear(options, years)
    }
    Precision { _ Day, 1 Month, 2 Year }
    Answer {
        _ Unknown, 1 Bool(yes), 2 Choice(option), 3 Several(options), 4 Number(number), 5 Date(first, last),
        6 Series(numbers), 7 Choices(options)
    }
    Relation { _ AtMost(part, whole), 1 NotAfter(first, second), 2 Implies(when, then) }
    Literal { _ Is(var, yes), 1 OneOf(var, options), 2 Given(var) }
    Num {
        _ Constant(number), 1 Var(var), 2 Value(value), 3 Sum(parts), 4 Difference(pair), 5 Product(parts),
        6 Quotient(pair), 7 Share(pair), 8 Least(parts), 9 Greatest(parts), 10 Rounded(number, rounding, places),
        11 StatedOr(var, number), 12 Lookup(var, entries), 13 ByReading(reading, options),
        14 Choose(cases, otherwise), 15 DaysBetween(pair)
    }
    Rounding { _ Ceiling, 1 Floor, 2 HalfUp }
    Day {
        _ Fixed(day), 1 Today, 2 Var(var), 3 PlusMonths(day, months), 4 PlusDays(day, days), 5 Later(days),
        6 Earlier(days), 7 StatedOr(var, day), 8 ByReading(reading, options), 9 PlusWorkingDays(day, days)
    }
    Cond {
        _ Leaf(leaf), 1 All(parts), 2 Any(parts), 3 Not(part), 4 AtLeastOf(count, parts), 5 ApplicableIf(pair),
        6 ByReading(reading, options), 7 Consensus(reading, options), 8 Named(condition), 9 Class(class),
        10 Criterion(criterion), 11 Always(outcome)
    }
    Outcome { _ NotMet, 1 Review, 2 Met, 3 NotApplicable }
    Test {
        _ Yes(var), 1 Assessed(var), 2 Claimed(var), 3 OneOf(var, options), 4 Has(var, options),
        5 Compare { comparator, left, right, unit, guards }, 6 Dates { comparator, left, right }
    }
    Comparator { _ AtLeast, 1 MoreThan, 2 AtMost, 3 LessThan, 4 Equals }
    CriterionKind { _ Hard, 1 Preferred, 2 Discretionary, 3 Disqualifying }
    TrackRole { _ Ranked, 1 Fallback, 2 Comparison, 3 Replacement }
    BenefitAmount { _ Known(amount), 1 Range(low, high), 2 Unstated, 3 NotMoney }
    Share { _ None, 1 Unreadable, 2 Printed(number), 3 Inferred(number) }
    Fill { _ ByHand, 1 Facts(facts), 2 Values(values), 3 Class }
    Ask { _ Facts(facts), 1 Options(options), 2 Ticks(ticks) }
}
