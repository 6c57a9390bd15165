model platform

data log_line    "Log line"    : log { kept for 30d }
data audit_entry "Audit entry" : audit_record { kept for 7y }
data measurement "Measurement" : telemetry

extend account {
  /// Takes names, addresses and tokens out before anything is kept.
  component shipper    "Log shipper" : log_shipper {
    implements log_sanitizing { code "logs/redact.vrl"; test "an address never leaves the shipper" }
  }
  component logs       "Log search"  : opensearch    { stores log_line for 30d }
  component trail      "Audit trail" : object_store  { stores audit_entry for 7y; implements write_once }
  component metrics    "Metrics"     : prometheus    { stores measurement }
  component dashboards "Dashboards"  : grafana       { reachable from office }
}

flow log_stream from shipper -> logs      { carries log_line; encrypted yes }
flow charting   from dashboards -> metrics { carries nothing; returns measurement }
flow searching  from dashboards -> logs    { carries nothing; returns log_line; encrypted yes }
flow auditing   from dashboards -> trail   { carries nothing; returns audit_entry; encrypted yes }
flow bus_health from bus -> metrics        { carries measurement; opened by metrics; encrypted yes }
flow watching : https from on_call -> dashboards {
  carries nothing
  returns measurement, log_line, audit_entry
  authenticated by single_sign_on as on_call
}

feature observability "Logs and metrics" {
  tier standard
  includes log_stream, charting, searching, auditing, bus_health, watching
  owner "@acme/platform"
}
