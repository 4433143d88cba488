//! Every interface sentence, in the language of the visitors.
//!
//! Policy wording (questions, help, titles, disclaimers) is data and stands in `policies/`; here are the buttons, the
//! messages and the sentences around it. What a sentence must never claim is held by `tests/tidy.rs`.

mod cost;
mod numbers;
mod problem;
mod reading;
mod recap;
mod status;
mod verdict;
pub mod words;

pub use cost::{
    amount, amount_plain, amount_short, amounts_in, comparison, due_line, estimate_line, first_year, formula,
    per_unit_month, pieces, quantity, total_of, track_title,
};
pub use numbers::{day, days, grouped, in_words, with_unit};
pub use problem::{echo, meaning, message, unit_hint};
pub use reading::{effect, if_so, target};
pub use recap::{headline_alone, link_change, link_error};
pub use status::{condition, icon, of_certainty, shown, standing_detail, state, status};
pub use verdict::{Headline, headline, tally};
