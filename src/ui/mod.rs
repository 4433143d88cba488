//! The page: a [`Screen`](crate::form::Screen) becomes [`Node`](node::Node)s, whose elements send
//! [`Signal`](signal::Signal)s.
//!
//! Drawing functions are plain functions from screen data to nodes: nothing here computes, formats or decides. They
//! compile natively too, where [`Node::html`](node::Node::html) shows what they draw. What touches the browser, Yew's
//! one component among it, stands in `browser`, which only the browser entry compiles.

#[cfg(feature = "ui")]
pub mod browser;

mod about;
pub mod draw;
mod errors;
mod field;
mod frame;
#[cfg(feature = "author")]
mod html;
pub mod node;
mod number;
mod options;
mod outline;
pub mod parts;
mod question;
mod result;
pub mod sheet;
pub mod signal;
mod start;
mod ticks;
mod years;

pub use frame::page;
