//! Titles, summaries and objectives are lines of Markdown with code and emphasis.

use crate::support::{Files, compiled, page, small_with};

const LESSON: &str = "+++\ntitle = \"`if let` isn't <b> *new*\"\nsummary = \"About `Vec<T>`.\"\n\
                      objectives = [\"bind\"]\n+++\n\nText.\n";

fn files(more: &str) -> Files {
    let manifest = format!(
        "id = \"c\"\ntitle = \"The *C* course\"\nlanguage = \"en\"\nunits = [\"unit\"]\n\
         base_url = \"https://example.org/\"\n{more}\n\
         [[objective]]\nid = \"bind\"\ntitle = \"Bind with `let`\"\n"
    );
    small_with(&[("course.toml", manifest.as_str()), ("unit/lesson.md", LESSON)])
}

#[test]
fn markup_is_shown_as_markup_where_a_page_can_and_as_words_elsewhere() {
    let site = compiled(files("")).value.unwrap();
    let lesson = page(&site, "unit/lesson.html");
    let title = "<code>if let</code> isn’t &lt;b&gt; <em>new</em>";
    assert!(lesson.contains(&format!("<h1>{title}</h1>")), "{lesson}");
    assert!(lesson.contains("<p class=\"cm-lead\">About <code>Vec&lt;T&gt;</code>.</p>"));
    assert!(lesson.contains("<li>Bind with <code>let</code></li>"));
    let words = "if let isn’t &lt;b&gt; new";
    assert!(lesson.contains(&format!("<title>{words} – The C course</title>")), "{lesson}");
    assert!(lesson.contains(&format!("<meta property=\"og:title\" content=\"{words}\"/>")));
    assert!(lesson.contains("content=\"About Vec&lt;T&gt;.\""));
    for outline in ["index.html", "unit/index.html"] {
        assert!(page(&site, outline).contains(&format!("{title}</a>")), "{outline}");
    }
    let front = page(&site, "index.html");
    assert!(front.contains("<li>Bind with <code>let</code></li>"), "{front}");
    for feed in ["feed.xml", "search.html"] {
        assert!(page(&site, feed).contains(words), "{feed}");
    }
}

#[test]
fn quotes_stay_straight_where_the_course_says_so() {
    let site = compiled(files("smart_punctuation = false")).value.unwrap();
    assert!(page(&site, "unit/lesson.html").contains("<code>if let</code> isn&#39;t"));
}
