//! Every interface sentence, in the language of the visitors.
//!
//! Policy wording (questions, help, titles, disclaimers) is data and stands in `policies/`; here are the buttons, the
//! messages and the sentences around it. What a sentence must never claim is held by `tests/tidy.rs`.

pub mod book;
mod change;
mod cost;
pub mod door;
mod estimate;
mod numbers;
mod path;
mod problem;
mod reading;
mod recap;
mod sentences;
pub mod stage;
mod status;
pub mod take;
mod target;
mod title;
mod verdict;
pub mod words;

pub use change::{change_kind, changes, goal, outcome, unproposed, worsens};
pub use cost::{
    amount, amount_short, amounts_in, award, due_line, fee, fees, first_year, formula, open_range, own_track,
    per_unit_month, percent, pieces, quantity, support, support_amount, total_of, track_status, track_title,
    unit_line, year_parts, year_sum,
};
pub use estimate::estimate;
pub use numbers::{
    about, day, days, derived, grouped, in_words, of_year, version, with_unit, year, year_before,
};

pub use path::{answers, asked, caveat, chip, classes, due, go_on, shortfall, still};
pub use problem::{echo, meaning, message, unit_hint};
pub use reading::{confirmed, effect, hinge, hinge_line, if_so, target, to_settle};
pub use recap::{headline_alone, link_change, link_error};
pub use status::{
    condition, icon, label, of_certainty, shown, standing_detail, state, status, sum, value_name,
};
pub use target::{share, sum_check};
pub use title::page_title;
pub use verdict::{Headline, headline, tally};
