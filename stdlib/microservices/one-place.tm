/// What there should be one of: a place for rights, for identities, for names, for secrets, and for messages.
pack microservices

/// Two tables of rights drift apart, and the caller uses the one that still says yes.
rule scattered_rights "Rights are decided in no place or in several" : elevation_of_privilege {
  for model m
  where m is distributed
  require single_authorization_server on m
  cwe 1220; capec 180; attack T1078; ceiling medium because "each of several places may still decide rightly"
  fixed by architecture; mistaken when "nothing in the system is restricted to anybody"
  names authorization_server
  because "No one part of {m} decides who may do what, so each service does, in its own way."

  violates in two_services
  passes   in two_services { component rights : authorization_server }
  violates in two_services { component rights : authorization_server; component more_rights : keycloak }
  violates in two_services { component login : authentication_server }
  skips    in two_services when back is postgres
}

/// Each further place that asks for passwords is one more that can be imitated, and forgets to lock who has left.
rule scattered_logins "People sign in at no place or at several" : spoofing {
  for model m
  where m is distributed
  require single_authentication_server on m
  cwe 1390; capec 115; attack T1078; ceiling medium because "each of several logins may still be a good one"
  fixed by architecture; mistaken when "nobody signs in: all of it is public"
  names identity_provider
  because "No one part of {m} signs people in, so each service has a login of its own, or none."

  violates in two_services
  passes   in two_services { component login : authentication_server }
  passes   in two_services { component rights : authorization_server }
  passes   in two_services { component login : authentication_server; component rights : authorization_server }
  violates in two_services { component login : authentication_server; component more_logins : keycloak }
  violates in two_services { component rights : authorization_server; component more_rights : authorization_server }
  skips    in two_services when back is postgres
}

/// A hole in any of its other jobs is a hole in the rights of everybody.
rule busy_authorization_server "What decides on rights has other jobs" : elevation_of_privilege {
  for component c : authorization_server
  where c is one_of_several
  require any of dedicated_server, single_duty on c
  cwe 653; capec 233; attack T1068; ceiling medium because "it takes a hole in one of the other jobs"
  fixed by architecture; mistaken when "what it offers besides are the paths of its own protocol"
  because "{c} decides who may do what, and does other work in the same program: a hole there is a hole in all rights."

  violates in two_services { component rights : authorization_server, api }
  passes   in two_services { component rights : authorization_server }
  passes   in two_services { component rights : authorization_server, api { implements dedicated_server } }
  violates in two_services { component rights : authorization_server, web_app }
  violates in two_services { component rights : authorization_server, api_gateway }
  violates in two_services { component rights : authorization_server, configuration_server }
  violates in two_services { component rights : authorization_server, service_registry }
  violates in two_services { component rights : authorization_server, monitoring_dashboard }
  violates in two_services { component rights : authorization_server, monitoring }
  violates in two_services { component rights : authorization_server, worker }
  violates in two_services { component rights : authorization_server, function }
  violates in two_services { component rights : authorization_server, web_server }
  violates in two_services { component rights : authorization_server, application_server }
  skips    in two_services { component login : authentication_server, api }
  skips    in two_services when back is postgres { component rights : authorization_server, saas }
}

/// A hole in any of its other jobs lets somebody sign in as anybody.
rule busy_login "What signs people in has other jobs" : spoofing {
  for component c : identity_provider
  where c is one_of_several
  require any of dedicated_server, single_duty on c
  cwe 653; capec 115; attack T1556; ceiling medium because "it takes a hole in one of the other jobs"
  fixed by architecture; mistaken when "what it offers besides are the paths of its own protocol"
  subsumes busy_authorization_server
  because "{c} signs people in, and does other work in the same program: a hole there opens every account."

  violates in two_services { component login : authentication_server, api }
  passes   in two_services { component login : authentication_server }
  passes   in two_services { component login : authentication_server, api { implements dedicated_server } }
  violates in two_services { component rights : authorization_server, api }
  skips    in two_services { component login : api }
  skips    in two_services when back is postgres { component login : authentication_server, saas }
}

/// Leaked lists hold passwords by the million. A limit on requests is no limit on one account: they come from a million addresses.
rule unlimited_logins "Nothing counts failed attempts to sign in" : spoofing {
  for model m
  where m is distributed
  require throttled_somewhere on m
  cwe 307; capec 49; attack T1110; ceiling medium because "it takes an account with a poor password"
  fixed by development; mistaken when "people sign in at another company's identity provider, which limits attempts"
  because "No part of {m} is said to count failed attempts to sign in to an account and to slow them down."

  violates in two_services
  passes   when front implements throttled_login
  violates in two_services when front implements rate_limit
  skips    in two_services when back is postgres
}

/// When each service waits for the next, the slowest sets the pace of all, and the first that stops, stops them.
rule bound_services "Services depend on each other's being there" : denial_of_service {
  for model m
  where m is distributed
  require message_broker on m
  cwe 770; capec 607; attack T1499.004; ceiling low because "it is a question of shape: no attacker gains anything but a delay"
  fixed by architecture; mistaken when "every call needs its answer at once"
  subsumes unbuffered_log
  because "Nothing in {m} keeps a message for a service that is away."

  violates in two_services
  passes   in two_services { component letters : rabbitmq }
  skips    in two_services when back is postgres
}

/// Who is listed last under a name gets its calls. With two lists, nobody notices that they differ.
rule scattered_names "Services find each other in no place or in several" : spoofing {
  for model m
  where m is distributed
  require any of single_registry, platform_names on m
  cwe 923; capec 154; attack T1557; ceiling medium because "it takes somebody inside who can be listed"
  fixed by architecture; mistaken when "addresses never change, and stand in configuration under review"
  names service_registry
  because "No one part of {m} knows where its services are, so addresses stand in many places that nobody compares."

  violates in two_services
  passes   in two_services { component names : eureka }
  violates in two_services { component names : eureka; component more_names : consul }
  passes   in two_services { component platform : kubernetes }
  passes   in two_services { component mesh : istio }
  passes   in two_services { boundary inside : cluster }
  skips    in two_services when back is postgres
}

/// The registry sends callers to whoever registered under the name: the impostor need not come near the service.
rule unchecked_registration "Anybody can register as a service" : spoofing {
  for component c : service_registry
  where c is one_of_several
  require any of registration_check, mutual_tls, workload_identity on c
  cwe 940; capec 194; attack T1557
  fixed by operations; mistaken when "the platform alone can reach the registry to register"
  because "{c} lists whoever says it is a service, and sends its callers there."

  violates in two_services when back is eureka
  passes   when back implements registration_check
  passes   in two_services when back is eureka and back implements mutual_tls
  passes   in two_services when back is eureka and back implements workload_identity
  violates in two_services when back is eureka and back implements api_key
  skips    in two_services
  skips    in two_services when back is eureka and front is postgres
}

/// Secrets that lie where they are used end in code, images and tickets, and are never renewed.
rule scattered_secrets "Secrets lie in no place or in several" : information_disclosure {
  for model m
  where m is distributed
  require single_secret_manager on m
  cwe 522; capec 37; attack T1552; ceiling medium because "it takes access to code, images or settings"
  fixed by operations; mistaken when "the platform gives every service an identity, and no secret is left to keep"
  names secret_manager
  because "No one part of {m} keeps its secrets, so they lie in code, images and settings."

  violates in two_services
  passes   in two_services { component safe : hashicorp_vault }
  violates in two_services { component safe : hashicorp_vault; component other_safe : aws_secrets_manager }
  skips    in two_services when back is postgres
}
