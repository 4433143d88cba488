//! Reading policy folders: shape, then check; every problem at once with where, what and how to mend.

pub mod shape;
