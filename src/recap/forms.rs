//! What is written into the fields of a form.

use crate::copy;
use crate::engine::{Shown, ValueReport};
use crate::form::{Answered, FieldView, Filled, FormView, ResultScreen};

/// The text for a field, as it is written on paper: without units, which the form has printed. Empty where the visitor
/// writes it, or while it is open.
pub fn field_text(form: &FormView, field: &FieldView) -> String {
    let parts: Vec<String> = match &field.fill {
        Filled::ByHand => Vec::new(),
        Filled::Answers(answers) => answers.iter().map(|said| answer(said, form.newest)).collect(),
        Filled::Values(values) => values.iter().map(value).collect(),
        Filled::Class(class) => class.iter().map(|title| (*title).to_owned()).collect(),
    };
    parts.join("；")
}

/// The text for a field of the result, by their places; empty where there is none.
pub fn field_at(screen: &ResultScreen, form: u16, field: u16) -> String {
    let form = screen.forms.get(usize::from(form));
    let field = form.and_then(|form| Some((form, form.fields.get(usize::from(field))?)));
    field.map_or_else(String::new, |(form, field)| field_text(form, field))
}

fn answer(said: &Answered, newest: i32) -> String {
    match &said.answer {
        None => String::new(),
        Some(Shown::Figure(figure)) => figure.clone(),
        Some(Shown::Figures(years)) => {
            let first = newest + 1 - years.len() as i32;
            let mut parts = Vec::new();
            for (place, figure) in years.iter().enumerate() {
                if let Some(figure) = figure {
                    parts.push([&copy::year(first + place as i32), " ", figure].concat());
                }
            }
            parts.join("；")
        }
        Some(other) => copy::shown(other, ""),
    }
}

fn value(value: &ValueReport) -> String {
    let figure = value.rounded.as_ref().or(value.value.as_ref());
    let figure = figure.map_or("", |figure| figure);
    match value.year {
        Some(year) => [&copy::year(year), " ", figure].concat(),
        None => figure.to_owned(),
    }
}
