//! One answer: the JSON value that stands for it, or what is wrong with it.

use serde_json::Value;

use crate::policy::{Answer, ChoiceOption, DateKind, Fact, Kind, NumberKind, Precision};
use crate::value::{Date, DateParseError, Number, NumberParseError};

use super::near::nearest;
use super::raw::{self, text_of};

/// What is wrong, and what would be accepted.
pub(super) type Refusal = (String, String);

/// The answer a JSON value is to a fact.
pub(super) fn answer_of(fact: &Fact, value: &Value) -> Result<Answer, Refusal> {
    if value.is_null() {
        return Ok(Answer::Unknown);
    }
    match &fact.kind {
        Kind::YesNo | Kind::Assessment => match value {
            Value::Bool(yes) => Ok(Answer::Bool(*yes)),
            _ => Err(wrong("true, false or null")),
        },
        Kind::Claim => match text_of(value) {
            Some("documented") => Ok(Answer::Choice(0)),
            Some("self_claimed") => Ok(Answer::Choice(1)),
            Some("no") => Ok(Answer::Choice(2)),
            _ => Err(wrong("\"documented\", \"self_claimed\", \"no\" or null")),
        },
        Kind::Choice(options) => option_of(options, value).map(Answer::Choice),
        Kind::Several(options) => {
            let Value::Array(items) = value else {
                return Err(wrong(&format!("a list of {}", option_ids(options))));
            };
            let mut set = 0;
            for item in items {
                let option = 1_u32 << option_of(options, item)?;
                if set & option > 0 {
                    return Err((
                        "an option twice".into(),
                        format!("each once: {}", option_ids(options)),
                    ));
                }
                set |= option;
            }
            Ok(Answer::Several(set))
        }
        Kind::Number(kind) => number_of(kind, value).map(Answer::Number),
        Kind::Date(kind) => date_of(kind, value),
        Kind::Series(kind, series) => {
            let length = usize::from(series.years + u16::from(series.base));
            let Value::Array(items) = value else {
                // One figure alone: only the latest year is known.
                return number_of(kind, value)
                    .map(Answer::Number)
                    .map_err(|(what, accepted)| {
                        (what, format!("{accepted}, or a list of {length} of them"))
                    });
            };
            let entry = |item: &Value| match item {
                Value::Null => Ok(None),
                item => number_of(kind, item).map(Some),
            };
            years(items, length, entry).map(Answer::Series)
        }
        Kind::ChoiceByYear(options, series) => {
            let length = usize::from(series.years);
            let Value::Array(items) = value else {
                return Err(wrong(&format!("a list of {length}: {}", option_ids(options))));
            };
            let entry = |item: &Value| match item {
                Value::Null => Ok(None),
                item => option_of(options, item).map(Some),
            };
            years(items, length, entry).map(Answer::Choices)
        }
    }
}

fn years<T>(
    items: &[Value],
    length: usize,
    entry: impl Fn(&Value) -> Result<Option<T>, Refusal>,
) -> Result<Vec<Option<T>>, Refusal> {
    if items.len() != length {
        let what = format!("{} entries for {length} years", items.len());
        return Err((
            what,
            format!("{length} entries, oldest first, null where unknown"),
        ));
    }
    items.iter().map(entry).collect()
}

fn wrong(accepted: &str) -> Refusal {
    ("wrong kind of answer".into(), accepted.into())
}

fn option_ids(options: &[ChoiceOption]) -> String {
    let ids: Vec<String> = options
        .iter()
        .map(|option| format!("\"{}\"", option.id))
        .collect();
    ids.join(", ")
}

fn option_of(options: &[ChoiceOption], value: &Value) -> Result<u16, Refusal> {
    let Some(text) = text_of(value) else {
        return Err(wrong(&option_ids(options)));
    };
    let place = options.iter().position(|option| option.id == text);
    place.map(|place| place as u16).ok_or_else(|| {
        let near = nearest(text, options.iter().map(|option| option.id));
        let what = match near {
            Some(near) => format!("there is no such option; did you mean \"{near}\"?"),
            None => "there is no such option".into(),
        };
        (what, option_ids(options))
    })
}

fn number_of(kind: &NumberKind, value: &Value) -> Result<Number, Refusal> {
    let unit = &kind.unit;
    let accepted = format!(
        "{} from {} to {} in steps of {}{}",
        if kind.step == Number::ONE {
            "a whole number"
        } else {
            "a decimal in quotes or a whole number"
        },
        kind.min,
        kind.max,
        kind.step,
        if unit.is_empty() {
            String::new()
        } else {
            format!(" ({unit})")
        },
    );
    let refuse = |what: &str| Err((what.to_owned(), accepted.clone()));
    let typed = match value {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => text.strip_prefix(raw::MARK).map(str::to_owned),
        _ => return refuse("not a number"),
    };
    if let Some(typed) = &typed {
        if typed.contains(['e', 'E']) {
            return refuse(
                "a number with an exponent is not read: write plain digits in quotes, such as \"100\" or \"0.5\"",
            );
        }
        // The cure must work: a number that quotes alone would not mend falls through to what is wrong with it.
        let fits =
            |number: Number| number >= kind.min && number <= kind.max && number.is_multiple_of(kind.step);
        if typed.contains('.') && Number::parse(typed).is_ok_and(fits) {
            return refuse(&format!(
                "a number with a point must be quoted: write it as \"{typed}\""
            ));
        }
        if typed == "-0" {
            return refuse("0 has no sign: write it as \"0\"");
        }
    }
    let text = typed.unwrap_or_else(|| value.as_str().unwrap_or_default().to_owned());
    let number = match Number::parse(&text) {
        Ok(number) => number,
        Err(NumberParseError::NotANumber) => return refuse("not a number in plain digits"),
        Err(NumberParseError::TooManyDigits) => return refuse("too many digits: 28 at most"),
    };
    if number < kind.min || number > kind.max {
        return refuse("out of bounds");
    }
    if !number.is_multiple_of(kind.step) {
        return if kind.step == Number::ONE {
            refuse("not a whole number")
        } else {
            refuse(&format!("not a multiple of {}", kind.step))
        };
    }
    Ok(number)
}

fn date_of(kind: &DateKind, value: &Value) -> Result<Answer, Refusal> {
    let forms: &[&str] = match kind.precision {
        Precision::Day => &["\"2023-03-31\""],
        Precision::Month => &["\"2023-03-31\"", "\"2023-03\""],
        Precision::Year => &["\"2023-03-31\"", "\"2023-03\"", "\"2023\""],
    };
    let accepted = format!(
        "a date such as {} from {} to {}",
        forms.join(" or "),
        kind.min,
        kind.max
    );
    let refuse = |what: &str| Err((what.to_owned(), accepted.clone()));
    if let Value::Object(ends) = value {
        return span_of(kind, ends);
    }
    let Some(text) = text_of(value) else {
        return refuse("not a date");
    };
    let (first, precision) = match text.len() {
        4 => (format!("{text}-01-01"), Precision::Year),
        7 => (format!("{text}-01"), Precision::Month),
        _ => (text.to_owned(), Precision::Day),
    };
    let first = match Date::parse(&first) {
        Ok(date) => date,
        Err(DateParseError::NoSuchDay) => return refuse("there is no such day"),
        Err(DateParseError::OutOfRange) => return refuse("out of bounds"),
        Err(DateParseError::NotADate) => return refuse("not a date"),
    };
    if precision > kind.precision {
        return refuse("not exact enough");
    }
    let last = match precision {
        Precision::Day => first,
        Precision::Month => first.end_of_month(),
        Precision::Year => first.plus_months(11).end_of_month(),
    };
    // Of a month or year, the days within the bounds are meant.
    let (low, high) = (first.max(kind.min), last.min(kind.max));
    if low > high {
        return refuse("out of bounds");
    }
    Ok(Answer::Date(low, high))
}

/// Some day of a span, such as `{ "from": "2022-01-01" }`; an end left out is the bound of the fact.
fn span_of(kind: &DateKind, ends: &serde_json::Map<String, Value>) -> Result<Answer, Refusal> {
    let accepted = format!(
        "a span such as {{ \"from\": \"2022-01-01\", \"to\": \"2022-12-31\" }} from {} to {}; an end left out is open",
        kind.min, kind.max
    );
    let refuse = |what: &str| Err((what.to_owned(), accepted.clone()));
    if ends.is_empty() || ends.keys().any(|key| key != "from" && key != "to") {
        return refuse("a span has `from`, `to` or both");
    }
    let (mut low, mut high) = (kind.min, kind.max);
    for (key, end) in [("from", &mut low), ("to", &mut high)] {
        let Some(value) = ends.get(key) else { continue };
        match text_of(value).map(Date::parse) {
            Some(Ok(day)) if day < kind.min || day > kind.max => return refuse("out of bounds"),
            Some(Ok(day)) => *end = day,
            Some(Err(DateParseError::NoSuchDay)) => return refuse("there is no such day"),
            _ => return refuse("the ends of a span are days such as \"2023-03-31\""),
        }
    }
    if low > high {
        return refuse("`from` is after `to`");
    }
    Ok(Answer::Date(low, high))
}
