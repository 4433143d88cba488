//! [`FormView`]: a paper form of the document, with what the answers write into it.

use crate::engine::{self, ValueReport};
use crate::policy::{Citation, Fill, Text};

use super::answered::{self, Answered};
use super::session::Session;

/// A form.
#[derive(Clone, PartialEq, Debug)]
pub struct FormView {
    /// Its title.
    pub title: Text,
    /// Where the document says it.
    pub citation: Citation,
    /// Its fields as printed.
    pub fields: Vec<FieldView>,
    /// The calendar year of the newest figure of a series.
    pub newest: i32,
}

/// A field of it.
#[derive(Clone, PartialEq, Debug)]
pub struct FieldView {
    /// The label as printed.
    pub label: Text,
    /// What is written into it.
    pub fill: Filled,
    /// How it is filled in; may be empty.
    pub remark: Text,
}

/// What is written into a field.
#[derive(Clone, PartialEq, Debug)]
pub enum Filled {
    /// The visitor writes it.
    ByHand,
    /// These answers; none while nothing of it is answered.
    Answers(Vec<Answered>),
    /// These values.
    Values(Vec<ValueReport>),
    /// The class the answers lead to, if there is one.
    Class(Option<Text>),
}

/// Every form of the document.
pub(super) fn forms(session: &Session) -> Vec<FormView> {
    let (policy, report) = (session.policy(), &session.report);
    let class = || {
        let label = report.label.as_ref()?;
        let class = report.classes.iter().find(|class| class.id == label.class)?;
        Some(class.title)
    };
    let mut forms = Vec::new();
    for form in &policy.forms {
        let mut fields = Vec::new();
        for field in &form.fields {
            let fill = match &field.fill {
                Fill::ByHand => Filled::ByHand,
                Fill::Facts(facts) => {
                    let one = |fact: &crate::policy::FactId| {
                        answered::one(session, *fact, 0).filter(|said| said.answer.is_some())
                    };
                    Filled::Answers(facts.iter().filter_map(one).collect())
                }
                Fill::Values(values) => {
                    let value = |id: &crate::policy::ValueId| report.values[id.index()].clone();
                    Filled::Values(
                        values
                            .iter()
                            .map(value)
                            .filter(|value| value.value.is_some())
                            .collect(),
                    )
                }
                Fill::Class => Filled::Class(class()),
            };
            fields.push(FieldView {
                label: field.label,
                fill,
                remark: field.remark,
            });
        }
        forms.push(FormView {
            title: form.title,
            citation: form.citation.clone(),
            fields,
            newest: engine::newest_year(session.day),
        });
    }
    forms
}
