//! A survey as a form: one group of radio buttons for each statement, and the texts for results.
//! Without scripts, learners can fill it in and count the result by hand.

use pulldown_cmark::{Event, Tag};

use crate::markdown::{Spot, cut, end_of};
use crate::model::survey::{Measure, Profile, ResultText, Statement, Survey};
use crate::render::body::Writer;
use crate::render::data::survey as data;
use crate::render::html::Html;
use crate::render::view::survey::{
    ResultView, ScalePlaceView, StatementView, SurveyPartView, SurveyView,
};
use crate::text::span::Span;
use crate::theme::strings::Argument;

impl Writer<'_> {
    /// Writes a survey page.
    pub(super) fn write_survey(&mut self, spots: &[Spot<'_>]) {
        let Some(survey) = self.source.written().survey else { return self.write(spots) };
        let headings = survey.parts.iter().map(|part| part.heading);
        let headings = headings.chain(survey.texts.iter().map(|text| text.heading));
        let first = headings.map(|span| span.range().start).min().unwrap_or(usize::MAX);
        let end = spots.iter().position(|(_, range)| range.start >= first).unwrap_or(spots.len());
        self.write(&spots[..end]);
        if survey.statements.is_empty() {
            return;
        }
        let mut view = SurveyView {
            is_mixed: survey.settings.mixed,
            parts: Vec::new(),
            statements: Vec::new(),
            scale: self.scale(survey),
            results: Vec::new(),
        };
        for part in &survey.parts {
            let text = self.piece(|writer| {
                if !survey.settings.mixed {
                    writer.heading_at(spots, part.heading);
                }
                for block in &part.text {
                    writer.write(&cut(spots, *block));
                }
            });
            let own = survey.statements.iter().filter(|statement| {
                !survey.settings.mixed && statement.dimension == part.dimension
            });
            view.parts.push(SurveyPartView {
                id: survey.settings.dimensions[part.dimension].id.value.clone(),
                text,
                statements: own.map(|statement| self.statement(spots, statement)).collect(),
            });
        }
        if survey.settings.mixed {
            let all = in_turn(survey);
            view.statements = all.into_iter().map(|one| self.statement(spots, one)).collect();
        }
        for profile in survey.settings.profiles.iter().chain(&survey.settings.remarks) {
            let Some(text) = survey.texts.iter().find(|text| text.id.value == profile.id.value)
            else {
                continue;
            };
            view.results.push(self.result(spots, survey, profile, text));
        }
        self.component("survey", &view);
        self.survey = Some(data(self.source.slug, survey, self.context.compare));
    }

    /// The points of the scale, and the choice to give no answer.
    fn scale(&self, survey: &Survey) -> Vec<ScalePlaceView> {
        let none = self.strings().text("survey-none");
        let places = survey.settings.scale.iter().enumerate();
        let places = places.map(|(at, word)| ((at + 1).to_string(), word.as_str()));
        places
            .chain(std::iter::once((String::new(), none.as_str())))
            .map(|(value, word)| ScalePlaceView { value, word: Html::between_tags(word) })
            .collect()
    }

    pub(super) fn heading_at(&mut self, spots: &[Spot<'_>], heading: Span) {
        let start = heading.range().start;
        let found = spots.iter().position(|(event, range)| {
            range.start == start && matches!(event, Event::Start(Tag::Heading { .. }))
        });
        if let Some(at) = found {
            self.write(&spots[at..=end_of(spots, at)]);
        }
    }

    fn statement(&mut self, spots: &[Spot<'_>], statement: &Statement) -> StatementView {
        self.no_terms += 1;
        let label = self.piece(|writer| writer.write(&cut(spots, statement.label)));
        self.no_terms -= 1;
        StatementView { id: statement.id.value.clone(), label }
    }

    /// The text for a result, with the rule that selects it.
    fn result(
        &mut self,
        spots: &[Spot<'_>],
        survey: &Survey,
        profile: &Profile,
        text: &ResultText,
    ) -> ResultView {
        let strings = self.strings();
        let rules: Vec<String> = profile
            .when
            .iter()
            .flat_map(|rule| {
                let name = match rule.measure {
                    Measure::Mean(at) => survey.settings.dimensions[at].title.clone(),
                    Measure::Gap => strings.text("survey-gap"),
                };
                rule.bounds.iter().map(move |bound| {
                    let arguments = [
                        ("name", Argument::Text(name.clone())),
                        ("value", Argument::Number(bound.value)),
                    ];
                    strings.format(bound.operator.string(), &arguments)
                })
            })
            .collect();
        let rule = (!rules.is_empty())
            .then(|| Html::between_tags(&rules.join(&strings.text("separator"))));
        let write = |writer: &mut Self| {
            for block in &text.text {
                writer.write(&cut(spots, *block));
            }
        };
        ResultView {
            id: profile.id.value.clone(),
            heading: self.piece(|writer| writer.heading_at(spots, text.heading)),
            rule,
            text: self.piece(write),
        }
    }
}

/// The data from which scripts compute results. `slug` is that of the survey's page, `compare` that
/// of the survey to compare with.
pub fn data(slug: &str, survey: &Survey, compare: Option<&str>) -> data::Survey {
    let profiles = |profiles: &[Profile]| -> Vec<data::Profile> {
        profiles.iter().map(profile_data).collect()
    };
    let dimensions = survey.settings.dimensions.iter().enumerate().map(|(at, dimension)| {
        let count = survey.statements.iter().filter(|s| s.dimension == at).count();
        let least = dimension.least.unwrap_or(count.div_ceil(2)).clamp(1, count.max(1));
        data::Dimension { title: dimension.title.clone(), least }
    });
    let statements = survey.statements.iter().map(|statement| data::Statement {
        id: statement.id.value.clone(),
        dimension: statement.dimension,
        text: statement.text.clone(),
    });
    data::Survey {
        id: slug.to_owned(),
        scale: survey.settings.scale.clone(),
        dimensions: dimensions.collect(),
        statements: statements.collect(),
        profiles: profiles(&survey.settings.profiles),
        remarks: profiles(&survey.settings.remarks),
        lowest: survey.settings.lowest,
        observer: survey.settings.observer.iter().map(|id| id.value.clone()).collect(),
        compare: compare.map(str::to_owned),
    }
}

/// The data of a profile or a remark.
fn profile_data(profile: &Profile) -> data::Profile {
    let rules = profile.when.iter().flat_map(|rule| {
        let dimension = match rule.measure {
            Measure::Mean(at) => Some(at),
            Measure::Gap => None,
        };
        rule.bounds.iter().map(move |bound| data::Rule {
            dimension,
            operator: bound.operator,
            value: bound.value.into(),
        })
    });
    data::Profile {
        id: profile.id.value.clone(),
        title: profile.title.clone(),
        when: rules.collect(),
    }
}

/// The statements of all dimensions, taken from each dimension in turn.
fn in_turn(survey: &Survey) -> Vec<&Statement> {
    let of = |dimension: usize| {
        survey.statements.iter().filter(move |statement| statement.dimension == dimension)
    };
    let most = (0..survey.settings.dimensions.len()).map(|at| of(at).count()).max().unwrap_or(0);
    let round =
        |turn: usize| (0..survey.settings.dimensions.len()).filter_map(move |at| of(at).nth(turn));
    (0..most).flat_map(round).collect()
}
