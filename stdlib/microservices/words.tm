/// The shape of a system made of services: one way in, one place for identity, logs, secrets and names, and nothing in plain text between.
pack microservices "Microservices"

// ---- what is looked at -----------------------------------------------------------------------------------------------------

/// What others run for us is theirs to mend, and what people hold in their hands is no service.
fact ours "is run by us as a part of the system" : component { where it is not any of client, iot_device, library, foreign }

/// Two programs make a system whose parts depend on each other; one with its database does not.
fact distributed "is made of several services" : model { where at least 2 process where (it is ours) }
fact one_of_several "is one of several parts that we run" : component { where it is ours and at least 2 process where (it is ours) }

fact stranger "comes from outside" : actor, component {
  where it is any of actor, client, iot_device, foreign and it is not any of employee, service_account, group, insider
}
fact entry "lets callers from outside in" : component { where it is one_of_several and (it is entry_point or it called_by any stranger) }

fact internal_call "runs between two services" : hop {
  where it.from is one_of_several and it.to is one_of_several and it is on_the_wire
}
fact outside_call "runs between a service and somebody outside" : hop {
  where ((it.from is one_of_several and it.to is not ours) or (it.to is one_of_several and it.from is not ours)) and it is on_the_wire
}

fact logging "writes a log" : component {
  where it is one_of_several and (it implements any of local_logging, central_logging, audit_log or any hop from it where (it is log_flow))
}
fact central_log "collects the logs of others" : component { where it is any of logging_server, log_store }
/// A log store, or whatever a shipper brings logs to. A trail of audits is kept apart on purpose.
fact log_end "is where logs end" : component {
  where it is store and it is not audit_store and (it is log_store or any hop to it where (it is log_flow or it.from is log_shipper))
}
fact log_call "leads to the place where logs are collected" : hop { where it.from is central_log or it.to is central_log }

fact screen "shows people what happens" : component {
  where it is any of monitoring_dashboard, datadog, new_relic, dynatrace, cloudwatch, azure_monitor, nagios, splunk
}
fact observing "collects what parts tell of themselves" : component {
  where it is any of monitoring, metrics_store, tracing_server, logging_server, log_store, log_shipper, search_store
}
fact feeds_screen "is read by a dashboard" : component { where it is observing and any hop at it where (it.from is screen or it.to is screen) }
fact feeds_collector "is read by what a dashboard reads" : component {
  where it is observing and any hop at it where (it.from is feeds_screen or it.to is feeds_screen)
}

/// Issuing tokens is one job. A part of another kind as well has another one.
fact busy "does something besides identity" : component {
  where it is any of service, worker, function, web_app, web_server, application_server, relay, service_registry, configuration_server, monitoring, monitoring_dashboard
}

// ---- what the model itself shows ----------------------------------------------------------------------------------------------

control single_entry "One way in" on model {
  where exactly 1 component where (it is entry)
  mitigates elevation_of_privilege; nist SC-7(3); cwe 653
  verify "a request from outside to the address of any other part gets no connection"
  verify "a new part is unreachable from outside until a route in the entry point names it"
  guidance "One gateway with the public address; everything else listens on the inner network only."
  cost medium
}
control authenticated_entry "Whoever comes in has proven who it is" on component {
  where any hop to it where (it.client is stranger) and no hop to it where (it.client is stranger and it is not authenticated)
  mitigates spoofing; asvs v5.0.0-6.3.3; nist IA-8; cwe 306
  verify "a request without proof to each public route is answered with a refusal"
  verify "a proof that expired a minute ago is answered like none at all"
  guidance "Check it at the way in for all routes, and list by name the few that are open to everybody."
  cost low
}
control several_instances "Several of it run" on component {
  where it.replicas > 1
  mitigates denial_of_service; nist SC-5(2); cwe 410
  verify "requests go on being answered while one instance is stopped"
  verify "no session and no file is lost with the instance that held it"
  guidance "Two instances and more, none with state of its own, behind one address that leaves out what does not answer."
  cost medium
}
control authorized_entry "Whoever comes in is held to its rights" on component {
  where any hop to it where (it.client is stranger) and no hop to it where (it.client is stranger and it is not authorized)
  mitigates elevation_of_privilege; asvs v5.0.0-8.3.1; nist AC-3; cwe 862
  verify "an ordinary account that calls a route of administrators is refused at the way in"
  verify "a route that no rule mentions is refused for every account"
  guidance "Refuse by default at the way in, and let services decide on the single record."
  cost medium
}
control single_authorization_server "One place decides on rights" on model {
  where exactly 1 authorization_server
  mitigates elevation_of_privilege; asvs v5.0.0-8.1.1; nist AC-3; cwe 1220
  verify "a right withdrawn at the authorization server is gone in every service with the next token"
  verify "a token signed by anybody else opens no service"
  guidance "Services trust one issuer and keep no table of roles of their own."
  cost medium
}
control single_authentication_server "One place signs people in" on model {
  where exactly 1 authentication_server or (no authentication_server and exactly 1 identity_provider)
  mitigates spoofing; asvs v5.0.0-6.1.3; nist IA-2; cwe 1390
  verify "no service but the identity provider answers a request that holds a password"
  verify "an account closed there can sign in nowhere"
  guidance "Send people to the identity provider to sign in, and let no service see a password."
  cost medium
}
control throttled_somewhere "Some service limits login attempts" on model {
  where any identity_provider where (it implements throttled_login) or any component where (it implements throttled_login)
  mitigates spoofing; asvs v5.0.0-6.3.1; nist AC-7; cwe 307
  verify "a list of a thousand passwords for one account gets no further than the first few within an hour"
  verify "one password for a thousand accounts from one address is slowed down"
  guidance "Where the password is checked, not where requests come in: only there are account and result known."
  cost low
}
control single_duty "Identity is its only job" on component {
  where it is not busy
  mitigates elevation_of_privilege, spoofing; nist SC-3; cwe 653
  verify "the identity server answers no path but those of the login and token protocols"
  verify "its database account opens no table of another service"
  guidance "Take profiles, pages and lookups out into services of their own that hold a token like everybody else."
  cost medium
}
control sends_log "Sends a log away" on component {
  where any hop from it where (it is log_flow)
  mitigates repudiation; nist AU-12; cwe 778
  verify "a refused request is found in the log server under the name of the service"
  verify "a restart of the service leaves no gap in what the log server has"
  guidance "A shipper beside each service, which keeps entries while the log server is away."
  cost low
}
control one_log_system "Logs lie in one place" on model {
  where exactly 1 logging_server or (no logging_server and exactly 1 component where (it is log_end))
  mitigates repudiation; asvs v5.0.0-16.4.3; nist AU-6(4); cwe 778
  verify "one search by the number of a request finds its entries of all services, in order"
  verify "an entry is found there although its service was destroyed right after writing it"
  guidance "One server for all logs, fed by shippers, with clocks that agree."
  cost medium
}
control message_broker "A broker stands between services" on model {
  where any broker
  mitigates denial_of_service; nist SC-5(2); cwe 770
  verify "with the receiving service stopped for a minute, senders go on and nothing is lost"
  verify "a burst of ten times the usual load is worked off without a refused message"
  guidance "A queue where the caller needs no answer: orders, notices, log entries."
  cost medium
}
control logs_by_broker "Log entries go through a broker" on component {
  where any hop from it where (it.to is broker)
  mitigates repudiation, denial_of_service; nist AU-4(1); cwe 778
  verify "entries written while the log server was down are there when it is back"
  verify "a flood of entries fills the queue and slows no request"
  guidance "A topic of its own for log entries, with an age limit, and an identity that may only add to it."
  cost low
}
control indirect_logging "No connection to the log server" on component {
  where no hop at it where (it is log_call)
  mitigates tampering, repudiation; nist AU-9; cwe 923
  verify "from the machine of the service the address of the log server is unreachable"
  verify "with the credentials of the service no log entry can be read, changed or deleted"
  guidance "A shipper or broker takes the entries, and only it knows the log server."
  cost medium
}
control dashboard "Somebody can watch" on model {
  where any component where (it is screen)
  mitigates repudiation, denial_of_service; asvs v5.0.0-16.4.3; nist SI-4; cwe 778
  verify "a wave of failed logins made on trial is visible on it within a minute"
  verify "stopping one service on trial shows within a minute which one"
  guidance "One page with load, errors and refusals of every service, and an alarm for each line that matters."
  cost low
}
control on_screen "Seen on the dashboard" on component {
  where any hop at it where (it.from is any of screen, feeds_screen, feeds_collector or it.to is any of screen, feeds_screen, feeds_collector)
  mitigates repudiation, denial_of_service; nist SI-4(2); cwe 778
  verify "the service appears on the dashboard by itself after its first start"
  verify "errors it is made to answer with are on the dashboard within a minute"
  guidance "Have each service offer load, errors and refusals under one path, and collect from all that the registry knows."
  cost low
}
control single_registry "One registry knows where services are" on model {
  where exactly 1 service_registry
  mitigates spoofing; nist SC-20; cwe 923
  verify "an address that is not in the registry is called by no service"
  verify "a service taken out of the registry gets no call after a minute"
  guidance "One registry for each environment, and no address of a service in any configuration."
  cost medium
}
control platform_names "The platform knows where services are" on model {
  where any container_platform or any service_mesh or any cluster
  mitigates spoofing; nist SC-20; cwe 923
  verify "a name of a service leads to workloads of that service only, from every namespace"
  verify "a workload without the right to a name cannot answer under it"
  guidance "Names of the platform only, certificates that hold the name, and a policy for who may answer under which."
  cost low
}
control single_secret_manager "Secrets lie in one place" on model {
  where exactly 1 secret_manager
  mitigates information_disclosure; asvs v5.0.0-13.3.1; nist SC-12; cwe 522
  verify "a search through code, images and settings finds no secret"
  verify "a secret changed there reaches every service that uses it without a release"
  guidance "Services fetch secrets at the start under an identity of their own, and keep them in memory."
  cost medium
}
