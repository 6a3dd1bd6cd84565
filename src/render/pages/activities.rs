//! The pages for what learners do on their own: testing out, the plan, the certificate and the weekly
//! prompts.

use std::collections::BTreeSet;

use crate::model::certificate::Requirement;
use crate::model::course::{PageId, QuestionId};
use crate::model::inline::Inline;
use crate::model::page::{Content, Page, PageKind};
use crate::model::plan::{PlanField, PlanForm};
use crate::model::prompt::Prompt;
use crate::model::scenario::Outcome;
use crate::model::site_page::SitePage;
use crate::render::body::survey;
use crate::render::data;
use crate::render::html::{Html, json_for_script};
use crate::render::pages::{Shell, hours, objective};
use crate::render::view::*;
use crate::text::path::{SitePath, encode_path};
use crate::theme::strings::Argument;

/// The number of weeks of the plan that can be ticked, which cover its ninety days.
const WEEKS: u32 = 13;
/// The days on which the plan is reviewed.
const REVIEWS: [u32; 3] = [30, 60, 90];

impl Shell<'_> {
    /// The weekly prompts.
    pub fn prompts(&self, id: PageId) -> PromptsView {
        let page = self.course.page(id);
        let prompts = weekly(page);
        let data = prompts.iter().map(|prompt| data::prompts::Prompt {
            anchor: prompt.anchor.clone(),
            title: prompt.title.clone(),
            text: prompt.text.clone(),
            lesson: self.address_of_prompt(page, prompt),
        });
        let mut view = self.of(id);
        self.frame().add_script(&mut view, &page.site, "prompts");
        PromptsView {
            page: view,
            body: self.text(id).html.clone(),
            count: prompts.len(),
            feed: self
                .frame()
                .base_url
                .map(|base| format!("{base}{}", SitePage::PromptsFeed.name())),
            prompts: json_for_script(&data::prompts::Prompts {
                site: self.frame().base_url.map(str::to_owned),
                title: self.course.settings.title.to_string(),
                prompts: data.collect(),
            }),
            references: self.cited(id),
        }
    }

    /// The address, from the root of the site, of the page that a prompt links to first; `None`
    /// without a link.
    fn address_of_prompt(&self, page: &Page, prompt: &Prompt) -> Option<String> {
        let (id, anchor) = page.page_of_prompt(prompt)?;
        let site = encode_path(self.course.page(id).site.as_str());
        let anchor = anchor.map(|anchor| format!("#{}", encode_path(anchor)));
        Some(site + &anchor.unwrap_or_default())
    }

    /// The feed of the weekly prompts; `None` without prompts or without an address to publish at.
    pub fn prompts_feed(&self) -> Option<FeedView> {
        let base = self.frame().base_url?;
        let page = self.course.page(self.course.single(PageKind::Prompts)?);
        let url = self.frame().absolute(&page.site)?;
        let entries = weekly(page).iter().map(|prompt| FeedEntryView {
            url: format!("{url}#{}", encode_path(&prompt.anchor)),
            title: prompt.title.clone(),
            summary: Some(prompt.text.clone()),
        });
        Some(FeedView {
            title: format!("{}: {}", self.course.settings.title, &page.title),
            description: page.title.to_string(),
            language: self.course.settings.language.clone(),
            feed: format!("{base}{}", SitePage::PromptsFeed.name()),
            entries: entries.collect(),
            url,
        })
    }

    /// A few questions, by which learners show what they know already.
    pub fn test_out(&self) -> TestOutView {
        let site = SitePage::TestOut.path();
        let frame = self.frame();
        let mut page = frame.page(&site, "test-out", &self.title("test-out"));
        frame.add_script(&mut page, &site, "quiz");
        page.strings = frame.script_strings("test-out");
        TestOutView {
            page,
            test_out_script: frame.scripts.get("test-out").map(|script| frame.url(&site, script)),
            questions: json_for_script(&data::question::Questions::default()),
        }
    }

    /// The learner's plan.
    pub fn plan(&self) -> PlanView {
        let site = SitePage::Plan.path();
        let mut page = self.frame().page(&site, "plan", &self.title("plan"));
        self.frame().add_script(&mut page, &site, "plan");
        let mut cases: Vec<QuestionId> = self.course.cases().collect();
        let fields = self.course.plan.iter().map(|field| PlanFieldView {
            id: field.id.clone(),
            title: Html::inline(&field.title),
            about: field.about.as_ref().map(Html::inline),
            form: field.form().word(),
            prompts: self.prompts_of(&site, field),
            cases: self.cases_of(field, &mut cases),
        });
        let surveys: BTreeSet<PageId> =
            self.course.plan.iter().filter_map(|field| field.survey).collect();
        let surveys = surveys.into_iter().filter_map(|id| {
            let page = self.course.page(id);
            let Content::Survey { survey, compare } = &page.content else { return None };
            let compare = compare.map(|other| &*self.course.page(other).slug);
            Some(survey::data(&page.slug, survey, compare))
        });
        let goals = self.course.plan.iter().filter(|field| field.form() == PlanForm::Goal);
        let goals =
            goals.map(|field| LinkView::new(format!("#{}", encode_path(&field.id)), &field.title));
        PlanView {
            page,
            fields: fields.collect(),
            goals: goals.collect(),
            weeks: (1..=WEEKS).collect(),
            reviews: REVIEWS.to_vec(),
            plan: json_for_script(&data::plan::Plan {
                fields: data::plan::fields(self.course),
                surveys: surveys.collect(),
            }),
        }
    }

    /// Takes those of `cases` that are from a unit in which a field is asked for, and do not fill it.
    fn cases_of(&self, field: &PlanField, cases: &mut Vec<QuestionId>) -> Vec<String> {
        let unit = |(page, _): QuestionId| self.course.page(page).unit;
        let units: BTreeSet<_> = field.prompts.iter().copied().map(unit).collect();
        let own = cases
            .extract_if(.., |case| units.contains(&unit(*case)) && !field.prompts.contains(case));
        own.map(|case| self.course.ids_of(case)).collect()
    }

    /// The places in the course where a field is asked for.
    fn prompts_of(&self, site: &SitePath, field: &PlanField) -> Vec<LinkView> {
        if let Some(id) = field.survey {
            return vec![self.link(site, id)];
        }
        let links = field.prompts.iter().map(|id| {
            let page = self.course.page(id.0);
            let anchor = encode_path(&self.course.question(*id).id.value);
            let url = format!("{}#{anchor}", self.frame().url(site, &page.site));
            LinkView::new(url, &page.title)
        });
        links.collect()
    }

    /// The time that `pages` take, in whole hours; at least one if they take any.
    fn hours(&self, pages: &[PageId]) -> f64 {
        let minutes: u32 = pages.iter().map(|id| self.course.page(*id).minutes).sum();
        f64::from(hours(minutes).max(u32::from(minutes > 0)))
    }

    /// The certificate; `None` when the course has none.
    pub fn certificate(&self) -> Option<CertificateView> {
        let certificate = self.course.certificate.as_ref()?;
        let site = SitePage::Certificate.path();
        let mut page = self.frame().page(&site, "certificate", &self.title("certificate"));
        self.frame().add_script(&mut page, &site, "certificate");
        let mut tracks = Vec::new();
        let mut data = Vec::new();
        for rules in &certificate.tracks {
            let track = &self.course.tracks[rules.track.0];
            let objectives = self.course.objectives_on(rules.track);
            let mut requirements: Vec<&Requirement> =
                rules.requirements.iter().map(|asked| &asked.value).collect();
            requirements.sort_by_key(|asked| self.first_page(asked));
            data.push(data::certificate::CertificateTrack {
                id: track.id.clone(),
                requirements: requirements
                    .iter()
                    .map(|asked| self.requirement_data(asked))
                    .collect(),
            });
            tracks.push(RequirementsView {
                id: track.id.clone(),
                title: track.title.to_string(),
                hours: rules.hours.or(Some(self.hours(&track.pages))).filter(|hours| *hours > 0.0),
                objectives: objectives.iter().map(|served| objective(served)).collect(),
                requirements: requirements
                    .iter()
                    .map(|asked| self.requirement(&site, asked))
                    .collect(),
            });
        }
        Some(CertificateView {
            page,
            tracks,
            issuer: match &certificate.issuer {
                Some(issuer) => issuer.clone(),
                None => self.course.settings.title.to_string(),
            },
            certificate: json_for_script(&data::certificate::Certificate { tracks: data }),
        })
    }

    /// The first page in the course where something can be done for a requirement; the last when
    /// that is the plan.
    fn first_page(&self, asked: &Requirement) -> PageId {
        let first = match asked {
            Requirement::Quiz { page, .. } | Requirement::Survey(page) => Some(*page),
            Requirement::Scenarios { of, .. } => of.iter().min().copied(),
            Requirement::PlanField(at) => {
                let field = &self.course.plan[*at];
                field.survey.or(field.prompts.first().map(|question| question.0))
            }
            Requirement::PlanStart | Requirement::Kept { .. } => None,
        };
        first.unwrap_or(PageId(usize::MAX))
    }

    /// A requirement in words.
    fn requirement(&self, site: &SitePath, asked: &Requirement) -> RequirementView {
        let words = |id: &str| self.strings().text(id);
        match asked {
            Requirement::Quiz { page, percent } => {
                let percent = [("percent", Argument::Number(*percent))];
                RequirementView {
                    text: self.strings().format("certificate-quiz", &percent),
                    pages: vec![self.link(site, *page)],
                    note: None,
                }
            }
            Requirement::Scenarios { of, any, outcomes } => {
                let (text, note) = self.scenarios_in_words(of.len(), *any, outcomes);
                let pages = of.iter().map(|id| self.link(site, *id)).collect();
                RequirementView { text, pages, note }
            }
            Requirement::Survey(id) => RequirementView {
                text: words("certificate-survey"),
                pages: vec![self.link(site, *id)],
                note: None,
            },
            Requirement::Kept { percent } => {
                let percent = [("percent", Argument::Number(*percent))];
                let url = self.frame().url(site, &SitePage::Review.path());
                RequirementView {
                    text: self.strings().format("certificate-kept", &percent),
                    pages: vec![LinkView::new(url, &self.title("review"))],
                    note: None,
                }
            }
            Requirement::PlanStart => RequirementView {
                text: words("certificate-start"),
                pages: vec![self.place_on_plan(
                    site,
                    "cm:start",
                    &Inline::plain(&words("plan-start")),
                )],
                note: None,
            },
            Requirement::PlanField(at) => {
                let field = &self.course.plan[*at];
                let place = self.place_on_plan(site, &encode_path(&field.id), &field.title);
                RequirementView { text: words("certificate-plan"), pages: vec![place], note: None }
            }
        }
    }

    /// A requirement as scripts check it.
    fn requirement_data(&self, asked: &Requirement) -> data::certificate::Requirement {
        use data::certificate::{RequiredScenario, Requirement as Data};
        let slug = |id: PageId| self.course.page(id).slug.clone();
        match asked {
            // The quiz of a quiz page has the slug of the page as its id.
            Requirement::Quiz { page, percent } => {
                Data::Quiz { quiz: slug(*page), percent: (*percent).into() }
            }
            Requirement::Scenarios { of, any, outcomes } => {
                let of = of.iter().map(|id| {
                    let scenario = self.course.page(*id).scenario();
                    let readable = scenario.is_some_and(|scenario| scenario.text_route);
                    RequiredScenario { slug: slug(*id), readable }
                });
                Data::Scenario { of: of.collect(), any: *any, outcome: outcomes.clone() }
            }
            Requirement::Survey(id) => Data::Survey { survey: slug(*id) },
            Requirement::Kept { percent } => Data::Kept { percent: (*percent).into() },
            Requirement::PlanStart => Data::Start,
            Requirement::PlanField(at) => {
                let field = &self.course.plan[*at];
                Data::Plan {
                    field: field.id.clone(),
                    form: field.form(),
                    survey: field.survey.map(slug),
                    prompts: data::plan::prompts(self.course, &field.prompts),
                }
            }
        }
    }

    fn place_on_plan(&self, site: &SitePath, fragment: &str, title: &Inline) -> LinkView {
        let url = format!("{}#{fragment}", self.frame().url(site, &SitePage::Plan.path()));
        LinkView::new(url, title)
    }

    /// The number of the `count` scenarios that are required and the endings that count, in words.
    fn scenarios_in_words(
        &self,
        count: usize,
        any: usize,
        outcomes: &[Outcome],
    ) -> (String, Option<String>) {
        let counts =
            [("any", Argument::Number(any as f64)), ("count", Argument::Number(count as f64))];
        let id = if any < count { "certificate-scenarios-any" } else { "certificate-scenarios" };
        let outcomes: Vec<String> = outcomes
            .iter()
            .map(|outcome| self.strings().text(&format!("outcome-{}", outcome.word())))
            .collect();
        let outcomes = outcomes.join(&self.strings().text("separator"));
        let note = (!outcomes.is_empty()).then(|| {
            let arguments = [("outcomes", Argument::Text(outcomes))];
            self.strings().format("certificate-outcomes", &arguments)
        });
        (self.strings().format(id, &counts), note)
    }
}

fn weekly(page: &Page) -> &[Prompt] {
    match &page.content {
        Content::Prompts(prompts) => prompts,
        _ => &[],
    }
}
