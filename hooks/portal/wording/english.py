"""The words of English: what puts a label on somebody, what belongs to law, how sentences are marked.

Reviewed against the glossary of the portal; in UN and Bulgarian statistics minor means under 14 and juvenile 14–17,
while EU law says child for everybody under 18.
"""

from __future__ import annotations

from portal.wording.words import Table, Word

_CHILD = r"(?:child(?:ren)?|kids?|teenagers?|pupils?|boys?|girls?)"

ENGLISH = Table(
    labels=(
        Word("offender", r"(?:(?:young|youth|juvenile|child|repeat|minor)\s+)?offenders?",
             "a child in conflict with the law"),
        Word("criminal", r"(?:a|the|this|that|young|juvenile|little|petty)\s+criminal(?![\s-]+[a-z])|criminals",
             "a child in conflict with the law"),
        Word("delinquen", r"delinquen(?:ts?|cy)", "a child in conflict with the law"),
        Word("breaker culprit", r"law-?breakers?|culprits?", "a child who has broken the law"),
        Word("thie", r"thie(?:f|ves)", "a child who is alleged to have taken something"),
        Word("thug hooligan trouble", r"thugs?|hooligans?|trouble-?makers?", "what exactly the child did"),
        Word("recidivist", r"recidivists?", "a child who is in conflict with the law again"),
        Word("problem", rf"problem\s+(?:{_CHILD}|famil(?:y|ies))", "a child (a family) in need of support"),
        Word("difficult", rf"difficult\s+{_CHILD}", "a child for whom things are difficult"),
        Word("bad naughty", rf"(?:bad|naughty)\s+{_CHILD}", "a child who has done something wrong"),
        Word("gyps", r"gyps(?:y|ies)", "Roma, and only where origin matters for the text"),
        Word("people", r"(?:those|these|such)\s+people\s+(?:are|always|never|all)",
             "a fact about the person, not the group"),
        Word("addict junkie", r"(?:drug\s+)?addicts?|junkies?", "a person who uses drugs"),
        Word("alcoholic", r"alcoholics?(?!\s+(?:drink|beverage)s?)", "a person dependent on alcohol"),
        Word("handicapped cripple invalids", r"handicapped|cripples?|invalids", "a child with a disability"),
        Word("retard", r"retard(?:s|ed)?", "a child with an intellectual disability"),
        Word("beggar", r"beggars?", "a child who begs"),
        Word("prostitut", r"child\s+prostitut\w+", "sexual exploitation of a child"),
        Word("ghetto slum", r"ghettos?|slums?", "neighbourhood"),
        Word("illegitimate", r"illegitimate\s+child(?:ren)?", "a child of unmarried parents"),
        Word("suicide", r"commit(?:s|ted|ting)?\s+suicide", "died by suicide"),
    ),
    law_terms=(
        Word("minor", r"minors|(?:a|the|each|every|any|this|that|no)\s+minor(?![\s-]+[a-z])", "a child; give the age"),
        Word("juvenile", r"juveniles?", "a child aged 14–17"),
        Word("antisocial anti-social", r"anti-?social\s+(?:acts?|behaviou?rs?)", "what the child has done"),
    ),
    citation=r"arts?\.?\s*\d|acts?\s+on|(?:protection|aid|services|interior)\s+act|codes?|directives?|conventions?|resolutions?"
             r"|(?:UN|Europe)\s+guidelines|(?:the|by|EU|criminal|civil)\s+law|legal\s+term|statistics|ZBPPMN",
    origin=Word("roma gyps turk migrant refugee ethnic minorit",
                r"Roma(?:ni)?|gyps(?:y|ies)|turk(?:s|ish)|migrants?|refugees?|ethnic\w*|minorit(?:y|ies)",
                ""),
    crime=r"crim(?:es?|inals?)|thefts?|thie(?:f|ves)|steal\w*|stole\w*|robber\w*|burglar\w*|drugs?|offen[cs]es?|offend\w*"
          r"|delinquen\w*|prison\w*|convict\w*|conflict\s+with\s+the\s+law|br(?:eak|oke)\w*\s+the\s+law",
    avoid_heads=frozenset({"instead of", "avoid", "we do not write", "we do not say", "not"}),
    abbreviations=frozenset("e.g i.e art arts no nos vol p pp mr mrs ms dr st vs cf approx para fig".split()),
    familiar=frozenset({"UN", "EU", "OK", "ID", "SMS", "SOS", "NOT"}),
)  # fmt: skip
