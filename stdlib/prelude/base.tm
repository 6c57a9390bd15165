/// The words every model can use: what things are, what may be said of them, and on which scales.
pack prelude "Base vocabulary"

// ---- scales: from little to much -------------------------------------------------------------------------------------

scale trust       "How far a place or a part is trusted" : none < low < partner < medium < high
scale sensitivity "Who may read it"                      : public < internal < restricted < confidential < strictly_confidential
scale need        "How much it matters that it is right, or there" : archive < operational < important < critical < mission_critical
scale tier        "How much care a feature gets"         : quick < standard < critical
scale amount      "How much of it there is"              : very_few < few < many < very_many

// ---- choices: one of a list --------------------------------------------------------------------------------------------

choice stride "The six kinds of threat" : spoofing, tampering, repudiation, information_disclosure, denial_of_service, elevation_of_privilege

/// Why a threat may stay open for a while, or is none here. The first six say that it cannot happen, the others that we live with it.
choice reason "Why a threat is excused" : not_present, not_reachable, not_controllable, requires_configuration, requires_privilege,
  compensating_control, low_exploitability, low_impact, tolerable, planned, in_progress, temporary, not_worth_it, transferred,
  end_of_life, required_by_law, false_positive

/// Who mends what a rule finds.
choice fixer      "Who mends it"                    : architecture, development, operations, business
choice status     "How far a feature is"                 : idea, planned, in_progress, live, retired
choice purpose    "What something is for"                : business, operations, security, compliance, development, testing, analytics, support
choice machine    "What a part runs on"                  : physical, virtual, container, serverless, device, mainframe
choice size       "How large a part is"                  : component, service, application, system
choice environment "Which stage it belongs to"           : development, testing, staging, production
choice jurisdiction "Whose law holds where it is"        : eu, eea, uk, switzerland, us, canada, latin_america, china, india, japan, asia, australia, africa, elsewhere
choice entry_side "Where a boundary asks for a control"  : entry, exit, inside
choice trigger    "What starts a flow"                   : person, event, schedule, alarm
choice transform  "How data is made from other data"     : copy, subset, aggregate, join, hash, token, pseudonym, redacted, encrypted, decrypted, signature, compressed, translated, embedding, summary, guess
choice place      "Where a secret lies"                  : memory, environment, configuration, file, image, source_code, database, vault, hsm, device, browser, paper, head
choice dimension  "What there can be one of each for"    : tenant, customer, user, employee, vendor, partner, device, session, request, message, record, service, instance, environment, region, country, site, day
choice access     "What an identity may do"              : read, write, append, create, update, delete, list, call, execute, deploy, configure, approve, export, impersonate, manage
choice format     "What a part has to parse"             : json, xml, html, csv, yaml, form, text, markdown, binary, protobuf, avro, serialization, pickle, image, video, audio, pdf, office, archive, file, sql, code, template, mail, prompt

// ---- everything ----------------------------------------------------------------------------------------------------------

/// Anything a model names.
kind element {
  attribute owner     "who answers for {it}?" : text
  attribute operated  "who runs {it}?" : none { phrase by element, text }
  attribute see       "where is more written about {it}?" : text { many }
  attribute tagged    "which labels does {it} carry?" : text { many; alias tags }
  attribute tier      "how much care does {it} get?" : tier
  attribute used      "what is {it} for?" : none { phrase for purpose, text }
  attribute renamed   "what was {it} called before?" : none { phrase from name }
  attribute complies  "which law or standard holds for {it}?" : none { phrase with text }
  attribute assumes   "what do we take for granted about {it}?" : text { many }
  attribute asks      "what do we still have to find out about {it}?" : text { many }
  attribute excluded  "is {it} out of scope?" : none

  attribute implements "which controls does {it} have?" : control { many; phrase from element; phrase for flow }
  attribute plans      "which controls will {it} get, and when?" : control { many; phrase by date; phrase for flow }
  attribute lacks      "which controls does {it} not have?" : control { many; phrase for flow }
  attribute provides   "which controls does {it} give to what lies in it?" : control { many; phrase to element; phrase except element; phrase on entry_side }
  attribute requires   "which controls does {it} demand?" : control { many; phrase on entry_side, element; phrase for element; phrase from element }
}

/// The system as a whole.
kind model : element {
  attribute uses     "which rule packs judge {it}?" : name, text { many }
  attribute date     "of which day is {it}?" : date
  attribute version  "which version of the system does {it} describe?" : text
  attribute reviewed "who looked at {it} last, and when?" : none { phrase on date; phrase by text }
  /// The package and its exact version, for pipelines of a project whose lock file does not say: `checked by "@acme/tmc@1.2.3"`.
  attribute checked  "which program, in which version, checks {it} in a pipeline?" : none { phrase by text }
}

/// Something users get, and what it takes.
kind feature : element {
  attribute includes "which parts and flows does {it} consist of?" : element { many }
  attribute due      "when has {it} to be ready?" : date
  attribute status   "how far is {it}?" : status
}

/// Found by a person, judged like any other.
kind threat : element {
  attribute severity "how bad is {it}?" : severity
  attribute stake    "what is lost by {it}?" : data { many }
  attribute found    "who found {it}, and when?" : none { phrase by text; phrase on date; phrase in text }
  attribute cwe      "which weakness is behind {it}?" : catalogue { many }
  attribute capec    "which attack pattern is {it}?" : catalogue { many }
  attribute attack   "which technique is {it}?" : catalogue { many }
  attribute owasp    "which entry of a Top 10 is {it}?" : catalogue, text { many }
}

/// What somebody decided about a threat.
kind decision {
  attribute reason  "why may it stay?" : reason
  attribute owner   "who answers for it?" : text
  attribute ticket  "where is it followed up?" : text
  attribute decided "who decided it, and when?" : none { phrase on date; phrase by text }
  attribute see     "where is more written about it?" : text { many }
  attribute tagged  "which labels does it carry?" : text { many; alias tags }
}

/// A rule, table or setting that a project changes.
kind adjustment : decision

/// What may stand in the block of a fact or a control.
kind claim {
  attribute code    "where is it done?" : path { many }
  attribute test    "which test shows it?" : text { many }
  attribute owner   "who answers for it?" : text
  attribute window  "how long does it look back?" : duration
  attribute limit   "where does it stop?" : text, number
  attribute scope   "what does it cover?" : text { many }
  attribute version "which version of it?" : text
  attribute rotates "how often is it renewed?" : none { phrase after duration }
  attribute reviewed "who looked at it last, and when?" : none { phrase on date; phrase by text }
  attribute answer  "what is the answer?" : text
  attribute ticket  "where is it followed up?" : text
  attribute see     "where is more written about it?" : text { many }
}
