/// Floods and failures; what models and agents need besides.
/// `guards callers`: it stands where a call arrives; `guards content`: where content is taken in. `counts per_hop`: every hop needs
/// it; `end_to_end`: the last part has it, or a relay that is trusted as much.
pack prelude

// ---- floods and failures ---------------------------------------------------------------------------------------------------------------

control rate_limit "Requests are limited" {
  alias rate_limiting, throttling, throttle, quota, request_limit, api_quota, usage_plan
  guards callers; counts end_to_end; mitigates denial_of_service
  asvs v5.0.0-2.4.1; nist SC-5; cwe 770
  verify "a caller above its limit gets a refusal, and the others answers as fast as before"
  verify "the limit counts callers, not connections"
  guidance "At the edge by address, behind it by account. Say in the answer when to come back."
  cost low
}
control flood_protection "Floods stop before they arrive" {
  alias ddos_protection, anti_ddos, scrubbing
  guards callers; counts end_to_end; mitigates denial_of_service; nist SC-5
  verify "a test flood of ten times the peak never reaches the origin"
  verify "a request to the address of the origin that does not come through the protection is dropped"
  guidance "Bought, not built: from the CDN or cloud in front, with the origin reachable from there only."
  cost medium
}
control timeouts "Nothing waits for ever" { alias timeout, deadline, request_timeout, deadlines
  mitigates denial_of_service; asvs v5.0.0-13.1.3; cwe 772
  verify "against a server that accepts and never answers, a call ends after the agreed time"
  verify "against a server that sends one byte a second, a call ends after the agreed time"
  guidance "One limit for connecting and one for the whole answer, in the client that all calls share; less than what the caller itself waits."
  cost low
}
control circuit_breaker "Stops calling what does not answer" {
  alias bulkhead, hystrix, resilience4j, graceful_degradation, fallback
  mitigates denial_of_service; asvs v5.0.0-16.5.2; nist SC-24; cwe 404
  verify "with the other side down, callers get an answer within the agreed time"
  verify "when the other side is back, calls go out again by themselves"
  guidance "A library around each call that leaves the process, with a time limit, a threshold, and an answer for callers while it is open."
  cost medium
}
control load_balancing "Load is spread" {
  alias load_balancer, load_balanced
  mitigates denial_of_service; nist SC-5; cwe 410
  verify "requests go on being answered while one instance is stopped"
  verify "a new instance takes its share within a minute"
  guidance "Two instances and more without state of their own behind one address."
  cost medium
}
control autoscaling "Grows with the load" {
  alias auto_scaling, elastic_scaling, horizontal_scaling
  mitigates denial_of_service; nist SC-5
  verify "under twice the usual load instances are added, and answers stay within their time"
  verify "the number of instances never passes its upper limit, and an alarm says that it was reached"
  guidance "Scale on what runs out first, set an upper limit that the budget allows, and try it with a load test."
  cost medium
}
control redundancy "A second one takes over" {
  alias high_availability, ha, failover, replication, multi_az, standby, clustering, redundant_instances
  mitigates denial_of_service; nist CP-10; cwe 654
  verify "with one of the two switched off, users notice nothing for an hour"
  verify "after a failover no acknowledged write is missing"
  guidance "A second instance in another zone, with the health check that traffic follows, switched over on trial each quarter."
  cost high
}
control backup "Backups that are restored on trial" {
  alias backups, tested_backups, restore_test, snapshots, point_in_time_recovery
  mitigates denial_of_service, tampering; nist CP-9
  verify "last month's restore on trial ended with the record count of the day before"
  verify "with the rights of the application a backup cannot be deleted"
  guidance "Copies in another account that the application cannot delete, and a restore on trial each month."
  cost medium
}
control disaster_recovery "Comes back from losing a site" {
  alias dr_plan, recovery_plan, business_continuity, multi_region
  mitigates denial_of_service; nist CP-2
  verify "with one region switched off, the service answers from another within the agreed time"
  verify "the drill ends with a list of what was missing, and the next drill shows it mended"
  guidance "Decide how much may be lost and how long it may take, build for that, and rehearse it twice a year."
  cost high
}
control resource_limits "Programs are held to their share" {
  alias resource_quota, cpu_limit, memory_limit, container_limits, connection_limit, cost_limit, spending_limit, budget_alarm
  mitigates denial_of_service; asvs v5.0.0-15.4.4; nist SC-6; cwe 770
  verify "a program that asks for all memory is stopped, and its neighbours go on"
  verify "the budget of the month raises an alarm at half and stops new work at its end"
  guidance "Limits for memory, CPU, connections and money in the template; no workload starts without."
  cost low
}
control query_limits "Queries cannot cost too much" {
  alias query_cost_limit, graphql_depth_limit, pagination, query_timeout
  guards content; mitigates denial_of_service; asvs v5.0.0-4.3.1; cwe 770
  verify "a query nested ten deep is refused before it runs"
  verify "a list without a limit returns at most a page"
  guidance "Depth, cost and time limits in the server, pages for every list, and saved queries for our own clients."
  cost low
}
control capacity_planning "Measured against the load to come" {
  alias load_test, load_testing, performance_test
  mitigates denial_of_service; nist SC-5
  verify "a test with the load forecast for the next peak keeps answers within their time"
  verify "the test finds the load at which the first part gives in, and that number is written down"
  guidance "Repeat it before each season, with data of real size, against a system like production."
  cost medium
}
control fail_closed "A failure refuses" {
  alias fail_secure, fail_safe, safe_failure
  mitigates elevation_of_privilege; asvs v5.0.0-16.5.3; nist SC-24; cwe 636
  verify "with the authorization service stopped, every request is refused"
  verify "an exception in a check leads to a refusal and an entry in the log"
  guidance "Return the refusal as the default, and test each check with its dependency switched off."
  cost low
}

// ---- models and agents ------------------------------------------------------------------------------------------------------------------

/// Text that came from outside is data to the model, marked as such, and never an order.
control content_sanitisation "Instructions in content are taken out or fenced" {
  alias prompt_injection_protection, prompt_hardening, prompt_shield, content_fencing, input_guardrail, prompt_filtering
  guards content; counts end_to_end; mitigates elevation_of_privilege, tampering; removes untrusted_content
  cwe 1427; nist SI-10
  verify "a page that says to call a tool causes no call of it"
  verify "text from a document is passed on marked as a document's"
  guidance "Keep orders and content in separate fields of the call, mark content as such, give the model no rights its reader lacks, and try known attacks in the tests."
  cost high
}
control output_check "What a model says is checked before it acts" {
  alias output_validation, output_guardrail, response_filter, moderation, content_filter, output_filtering
  mitigates tampering, elevation_of_privilege, information_disclosure; nist SI-15
  verify "a model's answer that names a tool call outside the schema is not carried out"
  verify "an answer with a secret planted for the test does not reach the reader"
  guidance "Parse answers against a schema, check amounts and targets in code, and show links and markup as text."
  cost medium
}
control tool_allowlist "An agent has only the tools it needs" {
  alias tool_permissions, limited_tools, tool_restrictions
  mitigates elevation_of_privilege; nist AC-6; cwe 250
  verify "a call to a tool outside the list is refused, whatever the model says"
  verify "a tool on the list gets the rights of the person who asks, and no more"
  guidance "Few tools with narrow parameters, limits on how often and how much, and no tool that runs what it is given."
  cost medium
}
control grounding "Answers name their source" {
  alias citations, fact_checking
  nist SI-10
  mitigates tampering, repudiation
  verify "each sentence of an answer names a passage that holds it, or says that there is none"
  verify "a question the sources do not answer gets no made-up answer"
  guidance "Give the model the passages, ask for references, and check that each reference exists before it is shown."
  cost medium
}
control model_evaluation "Tried against attacks" {
  alias model_testing, adversarial_testing, red_teaming, evals
  mitigates tampering; nist SA-11
  verify "each release runs a set of known attacks, and the share that works is written down"
  verify "a release that is worse than the last one is stopped"
  guidance "Keep the set growing with what was found in use, and let somebody else than the makers run it."
  cost high
}
control training_data_check "Training data is known and checked" {
  alias data_provenance, dataset_validation, poisoning_protection
  mitigates tampering; nist SI-7
  verify "each record of the training set leads to its source and licence"
  verify "a batch with planted wrong labels is noticed before training"
  guidance "Sources with owners, checks for doubles and outliers, and a held-out set nobody outside has seen."
  cost high
}
