//! The page: a [`Screen`](crate::form::Screen) becomes [`Node`](node::Node)s, whose elements send
//! [`Signal`](signal::Signal)s.
//!
//! Drawing functions are plain functions from screen data to nodes: nothing here computes, formats or decides. They
//! compile natively too, where [`Node::html`](node::Node::html) shows what they draw. What touches the browser, Yew's
//! one component among it, stands in `browser`, which only the browser entry compiles.

mod about;
pub mod around;
mod arrival;
mod aside;
#[cfg(feature = "ui")]
pub mod browser;

mod asks;
pub mod attributes;
mod cash;
mod chain;
mod changes;
mod chart;
mod classes;
mod code;
mod compare;
mod conditions;
mod contact;
mod costs;
mod covered;
mod criteria;
mod details;
mod disclaimer;
mod door;
pub mod draw;
mod entries;
mod errors;
mod field;
mod folds;
mod forms;
mod frame;
mod gauge;
mod head;
#[cfg(feature = "author")]
mod html;
mod missing;
pub mod node;
mod number;
mod options;
mod outline;
mod overlay;
mod overview;
mod paper;
pub mod parts;
mod question;
mod readings;
pub mod result;
mod scenarios;
pub mod sheet;
mod shortfalls;
pub mod signal;
mod slider;
mod stage;
mod start;
pub mod take;
mod targets;
mod ticks;
mod track;
mod worked;
mod years;

pub use code::code;
pub use door::who;
pub use frame::page;
pub use overview::choice;
pub use stage::stage;
