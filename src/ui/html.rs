//! Nodes as HTML text: for prerendering and for tests; native only.

use super::node::Node;

/// Elements without an end tag.
const VOID: [&str; 4] = ["input", "br", "hr", "img"];

impl Node {
    /// The node as HTML.
    pub fn html(&self) -> String {
        let mut html = String::new();
        write(self, &mut html);
        html
    }
}

fn write(node: &Node, html: &mut String) {
    let element = node.element();
    let tag = element.tag;
    if !tag.is_empty() {
        html.push('<');
        html.push_str(tag);
        for (name, value) in &element.attributes {
            attribute(name, value, html);
        }
        if let Some(value) = element.value.as_ref().filter(|_| tag == "input") {
            attribute("value", value, html);
        }
        if element.checked == Some(true) {
            attribute("checked", "", html);
        }
        html.push('>');
    }
    escape(&element.text, html);
    if let Some(value) = element.value.as_ref().filter(|_| tag == "textarea") {
        escape(value, html);
    }
    element.children.iter().for_each(|child| write(child, html));
    if !tag.is_empty() && !VOID.contains(&tag) {
        html.push_str(&["</", tag, ">"].concat());
    }
}

fn attribute(name: &str, value: &str, html: &mut String) {
    html.push(' ');
    html.push_str(name);
    if !value.is_empty() {
        html.push_str("=\"");
        escape(value, html);
        html.push('"');
    }
}

fn escape(text: &str, html: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::ui::node::{el, of, said};

    #[test]
    fn text_and_attributes_are_escaped() {
        let node = said("p.hint", "a < b & c").attr("title", "\"x\"");
        assert_eq!(
            node.html(),
            "<p class=\"hint\" title=\"&quot;x&quot;\">a &lt; b &amp; c</p>"
        );
    }

    #[test]
    fn text_stays_in_its_place_among_children() {
        let node = el("p").say("one ").with(said("b", "two")).say(" three");
        assert_eq!(node.html(), "<p>one <b>two</b> three</p>");
    }

    #[test]
    fn groups_have_no_element_around_them() {
        let node = of!("", [said("i", "x"), el("input").value("7").checked(true)]);
        assert_eq!(node.html(), "<i>x</i><input value=\"7\" checked>");
    }
}
