//! The pages of a pack, written for a terminal or as Markdown.

mod markdown;
mod terminal;

pub use markdown::markdown_files;
pub use terminal::write_pages;
