//! The pages for what learners do on their own: the plan, the certificate and the weekly prompts.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::model::certificate::Requirement;
use crate::model::course::PageId;
use crate::model::page::{Content, Page, PageKind};
use crate::model::plan::PlanField;
use crate::model::prompt::Prompt;
use crate::model::scenario::Outcome;
use crate::model::site_page::SitePage;
use crate::render::body::survey;
use crate::render::html::json_for_script;
use crate::render::pages::Shell;
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
        let data: Vec<Value> = prompts
            .iter()
            .map(|prompt| {
                let lesson = self.address_of_prompt(page, prompt);
                json!([prompt.anchor, prompt.title, prompt.text, lesson])
            })
            .collect();
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
            prompts: json_for_script(&json!({
                "site": self.frame().base_url,
                "title": self.course.settings.title,
                "prompts": data,
            })),
            references: self.cited(page),
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
            description: page.title.clone(),
            language: self.course.settings.language.clone(),
            feed: format!("{base}{}", SitePage::PromptsFeed.name()),
            entries: entries.collect(),
            url,
        })
    }

    /// The learner's plan.
    pub fn plan(&self) -> PlanView {
        let site = SitePage::Plan.path();
        let mut page = self.frame().page(&site, "plan", &self.strings().text("plan"));
        self.frame().add_script(&mut page, &site, "plan");
        let fields = self.course.plan.iter().map(|field| PlanFieldView {
            id: field.id.clone(),
            title: field.title.clone(),
            about: field.about.clone(),
            form: form(field),
            prompts: self.prompts_of(&site, field),
        });
        let mut surveys: BTreeMap<&str, Value> = BTreeMap::new();
        let mut data = Vec::new();
        for field in &self.course.plan {
            let survey = field.survey.map(|id| self.course.page(id));
            if let Some(page) = survey
                && let Content::Survey { survey, compare } = &page.content
            {
                let compare = compare.map(|other| &*self.course.page(other).slug);
                surveys.insert(&page.slug, survey::data(&page.slug, survey, compare));
            }
            data.push(json!({
                "id": field.id,
                "title": field.title,
                "form": form(field),
                "survey": survey.map(|page| &page.slug),
                "prompts": self.prompts_data(field),
            }));
        }
        let goals = self.course.plan.iter().filter(|field| form(field) == "goal");
        let goals = goals.map(|field| LinkView {
            url: format!("#{}", encode_path(&field.id)),
            title: field.title.clone(),
        });
        PlanView {
            page,
            fields: fields.collect(),
            goals: goals.collect(),
            weeks: (1..=WEEKS).collect(),
            reviews: REVIEWS.to_vec(),
            plan: json_for_script(&json!({ "fields": data, "surveys": surveys })),
        }
    }

    /// The places in the course where a field is asked for.
    fn prompts_of(&self, site: &SitePath, field: &PlanField) -> Vec<LinkView> {
        if let Some(id) = field.survey {
            return vec![self.link(site, id)];
        }
        let links = field.prompts.iter().map(|id| {
            let page = self.course.page(id.0);
            let anchor = encode_path(&self.course.question(*id).id.value);
            LinkView {
                url: format!("{}#{anchor}", self.frame().url(site, &page.site)),
                title: page.title.clone(),
            }
        });
        links.collect()
    }

    /// The ids under which the reflections of a field are kept, the current id first.
    fn prompts_data(&self, field: &PlanField) -> Vec<Vec<&str>> {
        let ids = field.prompts.iter().map(|id| {
            let question = self.course.question(*id);
            let was = question.was.iter().map(|was| was.value.as_str());
            std::iter::once(question.id.value.as_str()).chain(was).collect()
        });
        ids.collect()
    }

    /// The certificate; `None` when the course has none.
    pub fn certificate(&self) -> Option<CertificateView> {
        let certificate = self.course.certificate.as_ref()?;
        let site = SitePage::Certificate.path();
        let mut page = self.frame().page(&site, "certificate", &self.strings().text("certificate"));
        self.frame().add_script(&mut page, &site, "certificate");
        let mut tracks = Vec::new();
        let mut data = Vec::new();
        for rules in &certificate.tracks {
            let track = &self.course.tracks[rules.track.0];
            let (requirements, asked): (Vec<RequirementView>, Vec<Value>) =
                rules.requirements.iter().map(|asked| self.requirement(&site, asked)).unzip();
            let objectives = self.course.objectives_on(rules.track);
            data.push(json!({
                "id": track.id,
                "title": track.title,
                "hours": rules.hours,
                "objectives": objectives.iter().map(|o| &o.title).collect::<Vec<_>>(),
                "requirements": asked,
            }));
            tracks.push(RequirementsView {
                id: track.id.clone(),
                title: track.title.clone(),
                hours: rules.hours,
                objectives: objectives
                    .iter()
                    .map(|o| ObjectiveView { id: o.id.value.clone(), title: o.title.clone() })
                    .collect(),
                requirements,
            });
        }
        Some(CertificateView {
            page,
            tracks,
            certificate: json_for_script(&json!({
                "course": self.course.settings.title,
                "version": self.course.settings.version,
                "tracks": data,
            })),
        })
    }

    /// A requirement in words, and as scripts check it.
    fn requirement(&self, site: &SitePath, asked: &Requirement) -> (RequirementView, Value) {
        match asked {
            Requirement::Quiz { page, percent } => {
                let text = self
                    .strings()
                    .format("certificate-quiz", &[("percent", Argument::Number(*percent))]);
                let quiz = self.course.page(*page).quizzes().first().map(|quiz| &quiz.id);
                (
                    RequirementView { text, pages: vec![self.link(site, *page)], note: None },
                    json!({ "kind": "quiz", "quiz": quiz, "percent": percent }),
                )
            }
            Requirement::Scenarios { of, any, outcomes } => {
                let (text, note) = self.scenarios_in_words(of.len(), *any, outcomes);
                let pages = of.iter().map(|id| self.link(site, *id)).collect();
                let view = RequirementView { text, pages, note };
                let of = of.iter().map(|id| self.course.page(*id)).map(|page| {
                    let has_text = page.scenario().is_some_and(|scenario| scenario.text_route);
                    json!([page.slug, has_text])
                });
                let outcomes = outcomes.iter().map(|outcome| outcome.word());
                let data = json!({
                    "kind": "scenario",
                    "of": of.collect::<Vec<_>>(),
                    "any": any,
                    "outcome": outcomes.collect::<Vec<_>>(),
                });
                (view, data)
            }
            Requirement::Survey(id) => (
                RequirementView {
                    text: self.strings().text("certificate-survey"),
                    pages: vec![self.link(site, *id)],
                    note: None,
                },
                json!({ "kind": "survey", "survey": self.course.page(*id).slug }),
            ),
            Requirement::PlanStart => (
                RequirementView {
                    text: self.strings().text("certificate-start"),
                    pages: vec![self.place_on_plan(
                        site,
                        "cm:start",
                        self.strings().text("plan-start"),
                    )],
                    note: None,
                },
                json!({ "kind": "start" }),
            ),
            Requirement::PlanField(at) => {
                let field = &self.course.plan[*at];
                let place = self.place_on_plan(site, &encode_path(&field.id), field.title.clone());
                (
                    RequirementView {
                        text: self.strings().text("certificate-plan"),
                        pages: vec![place],
                        note: None,
                    },
                    json!({
                        "kind": "plan",
                        "field": field.id,
                        "form": form(field),
                        "survey": field.survey.map(|id| &self.course.page(id).slug),
                        "prompts": self.prompts_data(field),
                    }),
                )
            }
        }
    }

    fn place_on_plan(&self, site: &SitePath, fragment: &str, title: String) -> LinkView {
        LinkView {
            url: format!("{}#{fragment}", self.frame().url(site, &SitePage::Plan.path())),
            title,
        }
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

fn form(field: &PlanField) -> &'static str {
    match (field.survey, field.is_goal) {
        (Some(_), _) => "survey",
        (None, true) => "goal",
        (None, false) => "text",
    }
}
