//! What one element says about itself: its attributes, and what is entered in it.

use web_sys::{Element, HtmlInputElement};

use crate::ui::node::{Attribute, Element as Drawn};

/// Sets what is new or different and takes away what has gone; what the visitor or the browser changed stays.
pub fn attributes(element: &Element, old: &[Attribute], new: &[Attribute]) {
    for attribute in new.iter().filter(|attribute| !old.contains(attribute)) {
        let _ = element.set_attribute(attribute.0, &attribute.1);
    }
    for (name, _) in old {
        if new.iter().all(|(kept, _)| kept != name) {
            let _ = element.remove_attribute(name);
        }
    }
}

/// What is typed or chosen stays as the visitor left it where it is what is drawn; boxes for several lines are alike.
pub fn entry(input: &HtmlInputElement, node: &Drawn) {
    if let Some(checked) = node.checked {
        input.set_checked(checked);
    }
    if let Some(value) = node.value.as_ref().filter(|value| input.value() != **value) {
        input.set_value(value);
    }
}
