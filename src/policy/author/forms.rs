//! Forms to be filled in on paper.

use crate::policy::{Fill, Form, FormField, Num, ValueId, lasting};

use super::check::Checker;
use super::locate::Path;
use super::read::Listed;
use super::shape;

impl Checker {
    /// The forms.
    pub fn forms(&mut self, forms: &Listed<shape::Form>) -> Vec<Form> {
        let mut built = Vec::new();
        for (path, form) in forms {
            self.sentence(path, "title", &form.title);
            let fields = path.key("fields");
            self.not_empty(&fields, "the list of fields", form.fields.len());
            let ids = form.fields.iter().enumerate();
            let ids = ids.map(|(at, field)| (fields.at(at), field.id.clone())).collect();
            self.unique("field", ids);
            built.push(Form {
                id: lasting(&form.id),
                title: lasting(&form.title),
                citation: self.citation(path, &form.citation),
                fields: form
                    .fields
                    .iter()
                    .enumerate()
                    .map(|(at, field)| self.form_field(field, &fields.at(at)))
                    .collect(),
            });
        }
        built
    }

    fn form_field(&mut self, field: &shape::FormField, path: &Path) -> FormField {
        self.sentence(path, "label", &field.label);
        let at = path.key("fill");
        FormField {
            label: lasting(&field.label),
            fill: match &field.fill {
                shape::Fill::ByHand {} => Fill::ByHand,
                shape::Fill::Class {} => Fill::Class,
                shape::Fill::Facts(names) => Fill::Facts(self.fact_list(names, &at.key("facts"), true)),
                shape::Fill::Values(names) => Fill::Values(self.value_list(names, &at.key("values"))),
            },
            remark: lasting(&field.remark),
        }
    }

    fn value_list(&mut self, names: &[String], path: &Path) -> Vec<ValueId> {
        self.not_empty(path, "the list of values", names.len());
        let mut ids = Vec::new();
        for (at, name) in names.iter().enumerate() {
            let each: Vec<String> = match self.derived.get(name) {
                Some(years) => (1..=*years)
                    .map(|year| [name, "_", &year.to_string()].concat())
                    .collect(),
                None => vec![name.clone()],
            };
            for name in each {
                if let (Num::Value(id), _) = self.named_value(&path.at(at), &name) {
                    ids.push(id);
                }
            }
        }
        ids
    }
}
