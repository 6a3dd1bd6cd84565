//! Pages of what learners do for themselves: the plan, the certificate, the weekly prompts.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::model::course::{Page, PageId, PlanField};
use crate::parse::body::{LinkUse, plain_text};
use crate::parse::document::Document;
use crate::parse::front_matter::{OwnFront, PageKind};
use crate::parse::manifest::{CertificateTrack, ScenarioRule};
use crate::parse::markdown::{Spot, events};
use crate::render::body::{question::quiz_id, survey};
use crate::render::html::json_for_script;
use crate::render::pages::{CERTIFICATE, PLAN, PROMPTS_FEED, Shell};
use crate::render::view::*;
use crate::resolve::link::{Target, resolve};
use crate::resolve::plan::START;
use crate::text::path::{SitePath, encode_path};
use crate::theme::strings::Argument;

/// So many weeks of the plan are ticked: its ninety days.
const WEEKS: u32 = 13;
/// The days on which the plan is reviewed.
const REVIEWS: [u32; 3] = [30, 60, 90];

/// A weekly prompt.
struct WeeklyPrompt<'d> {
    anchor: &'d str,
    title: &'d str,
    /// What it says, without markup.
    text: String,
    /// The first page that it links to, as an address from the root of the site.
    lesson: Option<String>,
}

impl Shell<'_> {
    /// The weekly prompts.
    pub fn prompts(&self, id: PageId) -> PromptsView {
        let page = self.course.page(id);
        let prompts = self.weekly(page);
        let data: Vec<Value> = prompts
            .iter()
            .map(|prompt| json!([prompt.anchor, prompt.title, prompt.text, prompt.lesson]))
            .collect();
        let mut view = self.of(id);
        view.script = self.script(&page.site, "prompts");
        view.strings = self.strings("prompts");
        PromptsView {
            page: view,
            body: self.bodies[id.0].html.clone(),
            count: prompts.len(),
            feed: self.base_url.map(|base| format!("{base}{PROMPTS_FEED}")),
            prompts: json_for_script(&json!({
                "site": self.base_url,
                "title": self.course.manifest.title,
                "prompts": data,
            })),
            references: self.cited(page),
        }
    }

    fn weekly<'d>(&self, page: &'d Page) -> Vec<WeeklyPrompt<'d>> {
        let Document { text, body, .. } = &*page.document;
        let spots = events(text, self.course.manifest.smart_punctuation).spots;
        let headings: Vec<_> = body.headings.iter().filter(|heading| heading.level == 2).collect();
        headings
            .iter()
            .enumerate()
            .map(|(at, heading)| {
                let from = heading.span.range().end;
                let to = headings.get(at + 1).map_or(text.len(), |next| next.span.range().start);
                let inside =
                    |range: &std::ops::Range<usize>| from <= range.start && range.end <= to;
                let within: Vec<&Spot<'_>> =
                    spots.iter().filter(|(_, range)| inside(range)).collect();
                let said = plain_text(within.into_iter());
                let lesson = body.links.iter().find_map(|link| {
                    let is_inside = link.used_as == LinkUse::Link && inside(&link.span.range());
                    match resolve(self.course, page, &link.link).ok().filter(|_| is_inside)? {
                        Target::Page(id, anchor) => {
                            let site = encode_path(self.course.page(id).site.as_str());
                            let anchor = anchor.map(|anchor| format!("#{}", encode_path(&anchor)));
                            Some(site + &anchor.unwrap_or_default())
                        }
                        _ => None,
                    }
                });
                WeeklyPrompt {
                    anchor: &heading.anchor,
                    title: &heading.text,
                    text: said.split_whitespace().collect::<Vec<_>>().join(" "),
                    lesson,
                }
            })
            .collect()
    }

    /// The feed of the weekly prompts: `None` without prompts, or without an address to publish at.
    pub fn prompts_feed(&self) -> Option<FeedView> {
        let base = self.base_url?;
        let page = self.course.page(self.course.single(PageKind::Prompts)?);
        let url = self.absolute(&page.site)?;
        let entries = self.weekly(page).into_iter().map(|prompt| FeedEntryView {
            url: format!("{url}#{}", encode_path(prompt.anchor)),
            title: prompt.title.to_owned(),
            summary: Some(prompt.text),
        });
        Some(FeedView {
            title: format!("{}: {}", self.course.manifest.title, page.title()),
            description: page.title().to_owned(),
            language: self.course.manifest.language.clone(),
            feed: format!("{base}{PROMPTS_FEED}"),
            entries: entries.collect(),
            url,
        })
    }

    /// The learner's plan.
    pub fn plan(&self) -> PlanView {
        let site = SitePath::new(PLAN);
        let mut page = self.page(&site, "plan", &self.strings.text("plan"));
        page.script = self.script(&site, "plan");
        page.strings = self.strings("plan");
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
                && let OwnFront::Survey(front) = &page.document.front.own
            {
                surveys.insert(&page.key, survey::data(page, front));
            }
            data.push(json!({
                "id": field.id,
                "title": field.title,
                "form": form(field),
                "survey": survey.map(|page| &page.key),
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
                url: format!("{}#{anchor}", self.url(site, &page.site)),
                title: page.title().to_owned(),
            }
        });
        links.collect()
    }

    /// The ids under which the reflections of a field are kept, those of today first.
    fn prompts_data(&self, field: &PlanField) -> Vec<Vec<&str>> {
        let ids = field.prompts.iter().map(|id| {
            let question = self.course.question(*id);
            let was = question.was.iter().map(|was| was.value.as_str());
            std::iter::once(question.id.value.as_str()).chain(was).collect()
        });
        ids.collect()
    }

    /// The certificate, when the course has one.
    pub fn certificate(&self) -> Option<CertificateView> {
        let manifest = &self.course.manifest;
        let certificate = manifest.certificate.as_ref()?;
        let site = SitePath::new(CERTIFICATE);
        let mut page = self.page(&site, "certificate", &self.strings.text("certificate"));
        page.script = self.script(&site, "certificate");
        page.strings = self.strings("certificate");
        let mut tracks = Vec::new();
        let mut data = Vec::new();
        for rules in &certificate.tracks {
            let track = manifest.tracks.iter().find(|track| track.id.value == rules.track.value);
            let title = track.map_or(rules.track.value.as_str(), |track| &track.title);
            let (requirements, asked): (Vec<RequirementView>, Vec<Value>) =
                self.requirements(&site, rules).into_iter().unzip();
            let id = &rules.track.value;
            let hours = rules.hours.or(certificate.hours);
            let objectives = self.course.objectives_on(id);
            data.push(json!({
                "id": id,
                "title": title,
                "hours": hours,
                "objectives": objectives.iter().map(|o| &o.title).collect::<Vec<_>>(),
                "requirements": asked,
            }));
            tracks.push(RequirementsView {
                id: id.clone(),
                title: title.to_owned(),
                hours,
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
                "course": manifest.title,
                "version": manifest.version,
                "tracks": data,
            })),
        })
    }

    /// What a track asks for, in words and as scripts look it up.
    fn requirements(
        &self,
        site: &SitePath,
        rules: &CertificateTrack,
    ) -> Vec<(RequirementView, Value)> {
        let page = |key: &str| {
            self.course.lessons().map(|id| self.course.page(id)).find(|page| page.key == key)
        };
        let link = |page: &Page| LinkView {
            url: self.url(site, &page.site),
            title: page.title().to_owned(),
        };
        let mut found = Vec::new();
        for (key, percent) in &rules.quizzes {
            let Some(page) = page(&key.value) else { continue };
            let text =
                self.strings.format("certificate-quiz", &[("percent", Argument::Number(*percent))]);
            found.push((
                RequirementView { text, pages: vec![link(page)], note: None },
                json!({ "kind": "quiz", "quiz": quiz_id(page, 0), "percent": percent }),
            ));
        }
        for rule in &rules.scenarios {
            let pages: Vec<&Page> = rule.of.iter().filter_map(|key| page(&key.value)).collect();
            if pages.is_empty() {
                continue;
            }
            let (text, note) = self.scenario_rule(rule, pages.len());
            let pages_view = pages.iter().map(|page| link(page)).collect();
            let view = RequirementView { text, pages: pages_view, note };
            let of = pages.iter().map(|page| {
                let front = &page.document.front.own;
                let has_text = matches!(front, OwnFront::Scenario(front) if front.text_route);
                json!([page.key, has_text])
            });
            let outcomes = rule.outcome.iter().map(|outcome| &outcome.value);
            found.push((
                view,
                json!({
                    "kind": "scenario",
                    "of": of.collect::<Vec<_>>(),
                    "any": rule.any.unwrap_or(pages.len()).min(pages.len()),
                    "outcome": outcomes.collect::<Vec<_>>(),
                }),
            ));
        }
        for key in &rules.surveys {
            let Some(page) = page(&key.value) else { continue };
            found.push((
                RequirementView {
                    text: self.strings.text("certificate-survey"),
                    pages: vec![link(page)],
                    note: None,
                },
                json!({ "kind": "survey", "survey": page.key }),
            ));
        }
        for name in &rules.plan {
            let plan = |fragment: &str, title: String| LinkView {
                url: format!("{}#{fragment}", self.url(site, &SitePath::new(PLAN))),
                title,
            };
            if name.value == START {
                let title = self.strings.text("plan-start");
                found.push((
                    RequirementView {
                        text: self.strings.text("certificate-start"),
                        pages: vec![plan("cm:start", title)],
                        note: None,
                    },
                    json!({ "kind": "start" }),
                ));
                continue;
            }
            let field = self.course.plan.iter().find(|field| field.id == name.value);
            let Some(field) = field else { continue };
            found.push((
                RequirementView {
                    text: self.strings.text("certificate-plan"),
                    pages: vec![plan(&encode_path(&field.id), field.title.clone())],
                    note: None,
                },
                json!({
                    "kind": "plan",
                    "field": field.id,
                    "form": form(field),
                    "survey": field.survey.map(|id| &self.course.page(id).key),
                    "prompts": self.prompts_data(field),
                }),
            ));
        }
        found
    }

    /// What is asked of scenarios, and which endings count.
    fn scenario_rule(&self, rule: &ScenarioRule, count: usize) -> (String, Option<String>) {
        let any = rule.any.unwrap_or(count).min(count);
        let counts =
            [("any", Argument::Number(any as f64)), ("count", Argument::Number(count as f64))];
        let id = if any < count { "certificate-scenarios-any" } else { "certificate-scenarios" };
        let outcomes: Vec<String> = rule
            .outcome
            .iter()
            .map(|outcome| self.strings.text(&format!("outcome-{}", outcome.value)))
            .collect();
        let outcomes = outcomes.join(&self.strings.text("separator"));
        let note = (!outcomes.is_empty()).then(|| {
            let arguments = [("outcomes", Argument::Text(outcomes))];
            self.strings.format("certificate-outcomes", &arguments)
        });
        (self.strings.format(id, &counts), note)
    }
}

fn form(field: &PlanField) -> &'static str {
    match (field.survey, field.is_goal) {
        (Some(_), _) => "survey",
        (None, true) => "goal",
        (None, false) => "text",
    }
}
