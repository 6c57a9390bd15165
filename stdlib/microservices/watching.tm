/// What can be told afterwards, and seen while it happens.
pack microservices

/// What one service did not write down is a gap in the story of every request that went through it.
rule silent_service "A service writes no log" : repudiation {
  for component c
  where c is one_of_several
  require any of local_logging, central_logging, audit_log, sends_log on c
  cwe 778; capec 268; attack T1562.006; ceiling medium because "it hides an attack and is none"
  fixed by development; mistaken when "it logs by default, and nobody said so in the model"
  subsumes raw_log
  because "What happens in {c} cannot be told afterwards."

  violates in two_services when back implements local_logging
  passes   when front implements local_logging
  passes   in two_services when front implements central_logging and back implements audit_log
  passes   in two_services when front implements local_logging {
    component logs : log_store { implements local_logging }
    flow told : log_flow from back -> logs
  }
  violates in two_services when front implements local_logging and back is postgres { component more : service { implements local_logging } }
  skips    in two_services when back is postgres
}

/// A token in a log is a token for everybody who reads logs; a line break in a name is an entry that never was.
rule raw_log "A service may write secrets and forged lines to its log" : information_disclosure, tampering {
  for component c
  where c is one_of_several
  require log_sanitizing on c
  cwe 532; capec 93; attack T1552.001; ceiling medium because "who reads it has come as far as the log"
  fixed by development; mistaken when "its log holds nothing that came from a caller"
  because "Nothing takes secrets and line breaks out of what {c} writes to its log."

  violates in two_services when back implements log_sanitizing
  passes   when front implements log_sanitizing
  skips    in two_services when back is postgres
}

/// An attack leaves a line in five logs. Five logs on five machines are read by nobody.
rule scattered_logs "Logs lie in no common place or in several" : repudiation {
  for model m
  where m is distributed
  require one_log_system on m
  cwe 778; capec 268; attack T1070; ceiling medium because "it hides an attack and is none"
  fixed by operations; mistaken when "the platform collects what every container prints"
  names central_log, log_end
  because "No one part of {m} collects its logs, so nobody can follow a request through its services."

  violates in two_services
  passes   in two_services { component logs : logging_server }
  passes   in two_services { component logs : log_store }
  passes   in two_services { component logs : logging_server; component archive : log_store }
  passes   in two_services { component logs : log_store; component trail : audit_store }
  violates in two_services { component logs : logging_server; component more_logs : graylog }
  passes   in two_services {
    component carrier : fluentd
    component index : opensearch
    flow carried from carrier -> index
  }
  passes   in two_services {
    component index : opensearch
    flow told : log_flow from front -> index
  }
  violates in two_services {
    component index : opensearch
    flow found from front -> index
  }
  violates in two_services { component logs : log_store; component archive : log_store }
  skips    in two_services when back is postgres
}

/// Who wants to act unseen stops the log server first. Entries that wait in a queue come through all the same.
rule unbuffered_log "Log entries are lost while the log server is away" : repudiation, denial_of_service {
  for component c
  where c is logging
  unless c is broker
  require logs_by_broker on c
  cwe 778; capec 571; attack T1562.006; ceiling low because "entries are lost only while two things go wrong at once"
  fixed by architecture; mistaken when "a shipper on its machine keeps entries until they are taken"
  names internal_call at c
  because "{c} writes a log and hands nothing to a broker: while the log server is away, its entries are lost."

  violates in two_services when front implements local_logging
  passes   in two_services when front implements local_logging and back is rabbitmq { component more : service }
  violates in two_services when front implements audit_log
  violates in two_services when front implements central_logging
  violates in two_services when call is log_flow
  violates in two_services when front is rabbitmq and back implements local_logging { component more : service }
  skips    in two_services when front is rabbitmq and front implements local_logging { component more : service }
  violates when front is redis
  skips    in two_services
  skips    in two_services when front implements local_logging and back is postgres
}

/// What may write to the log server can, once taken over, write there what never happened.
rule direct_log_access "A service reaches the log server itself" : tampering, repudiation {
  for component c
  where c is logging
  unless c is any of central_log, log_shipper, broker
  require indirect_logging on c
  cwe 923; capec 268; attack T1070; ceiling medium because "it takes a service that was taken over"
  fixed by architecture; mistaken when "the log server takes entries only, and shows and deletes none"
  names log_call at c
  because "{c} is connected to the place where logs are collected, and so is whoever takes over {c}."

  violates in two_services when front implements local_logging and back is logging_server
  passes   in two_services when front implements local_logging
  violates in two_services when front implements local_logging and back is log_store { component more : service }
  violates in two_services when front is graylog and back implements local_logging
  skips    in two_services when front is log_shipper and front implements local_logging and back is logging_server
  skips    in two_services when front is graylog and front implements local_logging and back is logging_server
  skips    in two_services when front is rabbitmq and front implements local_logging and back is logging_server { component more : service }
  violates when front is redis
  skips    in two_services when back is logging_server
  skips    in two_services when front implements local_logging and back is log_store
}

/// An attack that nobody can see while it runs is over before it is noticed.
rule no_dashboard "Nobody could watch an attack" : repudiation {
  for model m
  where m is distributed
  require dashboard on m
  cwe 223; capec 268; attack T1562; ceiling medium because "it hides an attack and is none"
  fixed by operations; mistaken when "another team's dashboard shows it, and the model does not"
  subsumes unwatched_service
  names screen
  because "No part of {m} shows people what happens in it."

  violates in two_services
  passes   in two_services { component view : grafana }
  passes   in two_services { component view : datadog }
  violates in two_services { component view : prometheus }
  skips    in two_services when back is postgres
}

/// Attackers stay in the service that nobody looks at.
rule unwatched_service "Nobody would see what happens to a service" : repudiation {
  for component c
  where c is one_of_several
  unless c is screen
  require on_screen on c
  cwe 223; capec 268; attack T1562; ceiling low because "it hides an attack and is none, and others are watched"
  fixed by operations; mistaken when "the platform watches it from outside"
  names internal_call at c
  because "Nothing that {c} tells of itself comes to a dashboard."

  violates in two_services
  passes   in two_services {
    component view : grafana
    flow one from front -> view
    flow two from view -> back
  }
  passes   in two_services {
    component view : grafana
    component lonely_view : kibana
    flow one from front -> view
    flow two from view -> back
  }
  passes   in two_services {
    component view : grafana
    component counts : prometheus
    flow shown from counts -> view
    flow one from front -> counts
    flow two from counts -> back
  }
  passes   in two_services {
    component view : kibana
    component index : elasticsearch
    component logs : logstash
    flow shown from view -> index
    flow kept from index -> logs
    flow one from front -> logs
    flow two from logs -> back
  }
  violates in two_services {
    component view : grafana
    component counts : prometheus
    flow one from front -> counts
    flow two from counts -> back
  }
  violates in two_services {
    component view : grafana
    component middle : service
    flow shown from middle -> view
    flow one from front -> middle
    flow two from middle -> back
  }
  skips in two_services when back is postgres
}
