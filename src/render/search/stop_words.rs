//! Words that say how a question is put, and little about its subject. In a search they weigh
//! little, and a page need not have them.

use crate::render::search::fold::fold;

/// The stop words of a language as the search compares them, separated by spaces; empty for a
/// language without a list.
pub fn stop_words(language: &str) -> String {
    let words = match language.split('-').next().unwrap_or_default() {
        "ar" => ARABIC,
        "de" => GERMAN,
        "en" => ENGLISH,
        "es" => SPANISH,
        "fr" => FRENCH,
        _ => "",
    };
    words.split_whitespace().map(fold).collect::<Vec<_>>().join(" ")
}

// Articles, pronouns, prepositions, conjunctions, auxiliaries, question words, and what is left of
// them beside an apostrophe.

const ENGLISH: &str = "
    a an the this that these those
    i me my mine myself we us our ours you your yours he him his she her hers it its they them their
    someone somebody something anyone anybody anything everyone nobody one
    who whom whose which what when where why how whether if
    am is are was were be been being do does did done doing have has had having
    can could may might must shall should will would ought need want get gets got let lets
    and or but nor so than then as because while not no yes
    of to in on at by for from with without into onto about over under up out off between through
    during before after against
    there here too very just also only some any all each every other such more most much many
    please tell
    s t d m ll re ve don dont doesnt didnt isnt arent wasnt cant im ive
";

const GERMAN: &str = "
    ein eine einen einem einer eines der die das den dem des dies diese dieser dieses diesen diesem
    jene jener
    ich mich mir mein meine meinen meinem meiner wir uns unser unsere du dich dir dein deine ihr
    euch euer er ihn ihm sein seine seinen seinem seiner sie ihnen ihre ihren ihrem ihrer es
    man jemand jemanden jemandem etwas niemand jeder jede jedes alle
    wer wen wem wessen was welche welcher welches wann wo wohin woher warum wieso weshalb wie ob
    bin bist ist sind seid war waren sein gewesen werde wird werden wurde wurden
    habe hast hat haben hatte hatten tun tut
    kann kannst können könnte muss müssen darf dürfen soll sollte sollen will wollen möchte mag lasse
    und oder aber sondern denn weil dass wenn als damit nicht kein keine keinen nein ja
    von vom zu zum zur in im ins an am auf aus bei beim mit ohne nach vor für über unter durch um
    gegen zwischen während
    da dort hier auch nur noch schon sehr so mehr viel bitte sich
";

const FRENCH: &str = "
    un une des le la les l du de d au aux ce cet cette ces
    je j me m moi mon ma mes nous notre nos tu te t toi ton ta tes vous votre vos il elle on lui se
    s son sa ses ils elles eux leur leurs
    quelqu quelque chose personne chacun tout toute tous toutes
    qui que qu quoi quel quelle quels quelles quand où pourquoi comment combien
    suis es est sommes êtes sont était étaient être été ai as a avons avez ont avait avoir fait faire
    faut peux peut pouvons pouvez peuvent dois doit devons devez devrais devrait veux veut voudrais
    et ou mais donc or ni car si ne n pas non oui plus comme parce
    à en dans par pour sur sous avec sans chez vers entre avant après pendant contre
    y là ici aussi très trop c cela ça
";

const SPANISH: &str = "
    un una unos unas el la los las lo este esta estos estas ese esa esos esas aquel aquella
    yo me mi mis mí nosotros nos nuestro nuestra tú tu tus te ti usted ustedes vosotros él ella ello
    ellos ellas le les se su sus
    alguien algo nadie nada cada todo toda todos todas otro otra
    quién quiénes quien que qué cuál cuáles cuándo cuando dónde donde porqué cómo como cuánto cuántos
    soy eres es somos son era eran ser sido estoy está estás estamos están estar
    he has ha hemos han había haber hay hago hace hacer tengo tiene tener
    puedo puede podemos pueden debo debe debemos deben debería quiero quiere querría
    y e o u pero sino porque si no ni sí
    de del a al en con sin por para sobre bajo entre hasta desde hacia contra durante antes después
    ahí aquí allí también muy más mucho tan
";

const ARABIC: &str = "
    أنا نحن أنت أنتم أنتِ هو هي هم هن هما
    هذا هذه هؤلاء ذلك تلك الذي التي الذين اللاتي
    من ما ماذا لماذا متى أين كيف كم أي أية هل أ
    في على إلى عن مع بدون دون بين عند عندما قبل بعد خلال تحت فوق ضد نحو حول لدى منذ حتى
    و ف ب ل ك أو أم ثم لكن بل لأن إذا إن أن لو كي حيث كما بينما
    لا لم لن ليس ليست غير نعم
    كان كانت كانوا يكون تكون أكون هناك هنا قد سوف
    يمكن يمكنني يجب علي ينبغي أريد أستطيع
    كل بعض جميع أحد شخص شخصا شيء شيئا آخر أخرى أيضا فقط جدا أكثر
    لي لك له لها لهم لنا به بها فيه فيها منه منها عليه عليها إليه إليها عنه عنها
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_interface_language_has_stop_words_that_are_folded() {
        for language in ["ar", "de-AT", "en-GB", "es", "fr"] {
            let words = stop_words(language);
            assert!(words.split(' ').count() > 90, "{language}");
            assert!(words.split(' ').all(|word| fold(word) == word), "{language}");
        }
        assert_eq!(stop_words("mi"), "");
    }
}
