//! Two examples for the help of each command. A test types them.

/// For the program as a whole.
pub const ALL: &str = "\
Examples:
  coursemark new first-aid      makes a course in the folder `first-aid`
  coursemark serve --open       shows the course here in your browser

`coursemark help COMMAND` says more about a command.";

/// For `new`.
pub const NEW: &str = "\
Examples:
  coursemark new first-aid --title \"First aid at work\" --language en-GB
  coursemark new welcome --from onboarding";

/// For `add`.
pub const ADD: &str = "\
Examples:
  coursemark add lesson pages/small-burns
  coursemark add quiz pages/what-stuck --title \"What stuck?\"";

/// For `build`.
pub const BUILD: &str = "\
Examples:
  coursemark build
  coursemark build --output public --base-url https://example.org/aid/";

/// For `check`.
pub const CHECK: &str = "\
Examples:
  coursemark check --fix
  coursemark check --pedagogy --deny-warnings";

/// For `serve`.
pub const SERVE: &str = "\
Examples:
  coursemark serve --open
  coursemark serve first-aid/course --drafts --port 8080";

/// For `import`.
#[cfg(feature = "import")]
pub const IMPORT: &str = "\
Examples:
  coursemark import ../my-book -o course
  coursemark import ../my-book --check";

/// For `explain`.
pub const EXPLAIN: &str = "\
Examples:
  coursemark explain
  coursemark explain broken-link";

/// For `schema`.
pub const SCHEMA: &str = "\
Examples:
  coursemark schema
  coursemark schema --output .coursemark";

/// For `lsp`.
#[cfg(feature = "lsp")]
pub const LSP: &str = "\
Examples, which you give to your editor:
  coursemark lsp
  coursemark lsp first-aid/course";

/// For `completions`.
pub const COMPLETIONS: &str = "\
Examples:
  coursemark completions bash
  coursemark completions zsh > ~/.zfunc/_coursemark";

/// For `man`.
pub const MAN: &str = "\
Examples:
  coursemark man > coursemark.1
  coursemark man | man -l -";
