/** A small prelude of its own, so that these tests say what a word means and do not change with the standard library. */
export const PRELUDE = `pack prelude "Words for tests"

scale trust : none < low < partner < medium < high
scale sensitivity : public < internal < restricted < confidential < secret
scale need : archive < operational < important < critical
scale severity : low < medium < high < critical
scale impact : minor < moderate < serious < severe
scale likelihood : rare < possible < likely
scale exposure : inside < partner_side < outside
scale crossing : level < step < leap
choice region : eu, us
choice entry_side : entry, exit, inside
choice stride : spoofing, tampering, repudiation, information_disclosure, denial_of_service, elevation_of_privilege
choice reason : planned, accepted

table exposure_of : exposure from trust { none outside; low outside; partner partner_side; medium inside; high inside }
table impact_of_sensitivity : impact from sensitivity { public minor; internal moderate; restricted serious; confidential serious; secret severe }
table impact_of_need : impact from need { archive minor; operational moderate; important serious; critical severe }
table likelihood_of : likelihood from exposure, crossing {
  columns level, step, leap
  inside rare, rare, possible
  partner_side rare, possible, likely
  outside possible, likely, likely
}
table severity_of : severity from impact, likelihood {
  columns rare, possible, likely
  minor low, low, medium
  moderate low, medium, high
  serious medium, high, high
  severe high, high, critical
}

kind element {
  attribute owner : text
  attribute trust "how far is {it} trusted?" : trust
  attribute confidentiality "who may read {it}?" : sensitivity
  attribute integrity "how badly must {it} be right?" : need
  attribute availability "how badly must {it} be up?" : need
  attribute excluded : none
  attribute renamed : none { phrase from name }
  attribute implements : control { many; phrase for flow }
  attribute plans : control { many; phrase by date; phrase for flow }
  attribute lacks : control { many; phrase for flow }
  attribute provides : control { many; phrase on entry_side; phrase to element; phrase except element }
  attribute requires : control { many; phrase on entry_side; phrase from element; phrase for element }
}
kind model : element { attribute uses : name { many } }
kind actor : element { attribute holds "which credentials does {it} have?" : data { many; unset nothing; phrase from element } }
kind component : element {
  exclusive process, store
  attribute stores "what does {it} keep?" : data { many; phrase with control }
  attribute holds "which credentials does {it} have?" : data { many; unset nothing; phrase from element }
  attribute executes "can {it} run commands?" : yes_no
  attribute region "which region is {it} in?" : region
  attribute entry_point : yes_no { where any hop to it where (it.from is actor) }
  attribute pulled : yes_no
  attribute speaks : kind
  attribute reachable : none { phrase from element }
}
kind boundary : element
kind data : element { attribute contains "what is in {it}?" : data { many } }
kind feature : element
kind threat : element { attribute severity : severity; alias hand_found }
kind decision : element { attribute reason : reason; attribute ticket : text }
kind claim { attribute code : path { many }; attribute test : text { many }; attribute owner : text }
kind adjustment : decision
kind flow : element {
  attribute carries "what does {it} carry?" : data { many }
  attribute returns "what comes back on {it}?" : data { many; unset nothing }
  attribute encrypted "is {it} encrypted in transit?" : yes_no { means encryption; weakest no; phrase by control }
  attribute authenticated "how does the caller of {it} prove who it is?" : yes_no { means authentication; weakest no; phrase by control; phrase as actor }
  attribute readonly "does {it} only read?" : yes_no { weakest no }
  attribute disputable "could somebody deny {it}?" : yes_no
  attribute signed "which secret is {it} signed with?" : data { weakest nothing }
  attribute presents "what does the caller of {it} show?" : control { many }
  attribute opened : none { phrase by element }
}
kind hop : flow

kind public : data { confidentiality public }
kind internal : data { confidentiality internal }
kind pii : data { confidentiality confidential }
kind credential : data { confidentiality secret }
kind untrusted_content : data
kind person : actor { trust low }
kind partner : actor { trust partner }
kind attacker : actor { trust none }
kind process : component { alias proc }
kind store : component
kind service : process
kind worker : process
kind gateway : process
kind log_store : store
kind database : store
kind queue : store { pulled yes }
kind internet_site : process { adds untrusted_content }
kind token_issuer : process { attribute token_lifetime "how long does a token of {it} live?" : duration }
kind http : flow
kind https : http { encrypted by tls }
kind webhook : https
kind sql : flow

control encryption { guards callers; counts per_hop; mitigates information_disclosure }
control tls : encryption
control mutual_tls : encryption, authentication
control authentication { guards callers; counts per_hop; mitigates spoofing }
control password : authentication
control api_key : authentication
control hmac_signature : authentication { counts end_to_end; verify "rejects a wrong signature" }
control authorization { guards callers; counts per_hop; mitigates elevation_of_privilege }
control replay_window { guards callers; counts end_to_end }
control rate_limit { guards callers; counts per_hop; mitigates denial_of_service }
control body_limit { guards callers; counts per_hop }
control input_validation { guards content; counts per_hop }
control schema_validation : input_validation
control audit_log { mitigates repudiation }
control log_sanitizing { removes pii }
control fencing { removes untrusted_content }
control least_secrets { mitigates elevation_of_privilege }
control encryption_at_rest { mitigates information_disclosure }
control network_policy
control field_encryption { part of encryption_at_rest }
control single_entry on model { where exactly 1 component where (it is entry_point) }
control guarded_entry on component { where every path from untrusted to it through gateway }

setting longest_token : duration { default 1h }

fact inbound "goes to a more trusted place" : hop, flow { where it.from.trust < it.to.trust }
fact untrusted "is trusted little" : actor, component { where it.trust <= low }
fact exposed "can be reached from a less trusted place" : component { where it.exposed_to < it.trust }
fact keeps_credentials : store { where it stores credential }

scene pair { component a : service; component b : service; flow call : http from a -> b }
scene incoming {
  data event : internal
  actor vendor : partner
  boundary prod { trust high }
  component edge : gateway in prod
  component receiver : service in prod
  flow delivery : webhook from vendor -> edge -> receiver { carries event }
}
`;
