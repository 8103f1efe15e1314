//! What leaves and what does not, and that every number is true and says what it is out of.

mod choice;
mod life;
mod page_one;
mod page_one_cravings;
mod page_one_readers;
mod sections;
mod words;
