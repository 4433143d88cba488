//! The page: a [`Screen`](crate::form::Screen) becomes [`Node`](node::Node)s, whose elements send
//! [`Signal`](signal::Signal)s.
//!
//! Drawing functions are plain functions from screen data to nodes: nothing here computes, formats or decides. They
//! compile natively too, where [`Node::html`](node::Node::html) shows what they draw. What touches the browser, Yew's
//! one component among it, stands in `browser`, which only the browser entry compiles.

#[cfg(feature = "ui")]
pub mod browser;

mod asks;
mod cash;
mod chart;
mod classes;
mod conditions;
mod costs;
mod criteria;
mod details;
mod disclaimer;
pub mod draw;
mod entries;
mod folds;
mod gauge;
mod head;
#[cfg(feature = "author")]
mod html;
mod missing;
pub mod node;
pub mod parts;
mod readings;
pub mod result;
mod scenarios;
pub mod signal;
mod track;

/// Draws the page.
pub fn page(screen: &crate::form::Screen, draw: &draw::Draw) -> node::Node {
    match &screen.body {
        crate::form::Body::Result(view) => node::of("div", "page", vec![result::result(view, draw)]),
        _ => node::nothing(),
    }
}
