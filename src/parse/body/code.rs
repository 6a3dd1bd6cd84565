//! Code blocks: their lines, and what stands after their fences.

use pulldown_cmark::{CodeBlockKind, Event};

use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::code_block::code_info;
use crate::markdown::{Spot, end_of, info_offset};
use crate::parse::body::Reader;

impl Reader<'_, '_> {
    pub(super) fn code_block(&mut self, kind: &CodeBlockKind<'_>, spots: &[Spot<'_>], at: usize) {
        let range = &spots[at].1;
        let end = end_of(spots, at);
        let lines: usize = spots[at + 1..end]
            .iter()
            .map(|(event, _)| match event {
                Event::Text(code) => code.lines().count(),
                _ => 0,
            })
            .sum();
        self.body.effort.code_lines += u32::try_from(lines).unwrap_or(u32::MAX);
        let CodeBlockKind::Fenced(info) = kind else { return };
        let (_, faults) = code_info(info, info_offset(self.text, range, info));
        for fault in faults {
            // Each part once for a page: other programs ask for the same at every block.
            if let Some(known) = self.code_faults.get(&fault.message) {
                self.diagnostics[*known].fix_too(fault.fix);
                continue;
            }
            self.code_faults.insert(fault.message.clone(), self.diagnostics.len());
            self.diagnostics.push(
                Diagnostic::new(
                    &codes::INVALID_CODE_ATTRIBUTE,
                    Place::new(self.path, fault.span),
                    fault.message,
                )
                .help("delete it; after the language may stand lines to mark, as in `{2, 4-6}`, and `title=\"…\"`")
                .fix(fault.fix),
            );
        }
    }
}
