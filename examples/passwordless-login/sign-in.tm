/// Guests of the booking service sign in without a password: with a passkey, with a link, or with a code.
/// Whoever reads a guest's mail can sign in as that guest, so a payout account changes only after a passkey.
model sign_in "Passwordless sign-in" {
  uses stride, auth
  owner "@harbour/identity"
  assumes "the guest's mailbox is the guest's own"
}

// ---- what is worth protecting --------------------------------------------------------------------------------------

data email_address "E-mail address"       : contact_details
data sign_in_link  "Sign-in link"         : login_link { valid for 15min; issued by login }
data sign_in_code  "Six-digit code"       : one_time_code { valid for 5min; issued by login }
data passkey_entry "Passkey's public key" : public_key
data passkey_answer "Passkey's answer"    : credential { valid for 5min }
data session_token "Session"              : session_token { valid for 30d; issued by login }
data profile       "Profile and bookings" : pii
data payout        "Payout account"       : pii, bank_account
data mail_key      "Mail provider's key"  : api_key_data { rotates after 180d }

// ---- who is outside ------------------------------------------------------------------------------------------------

boundary internet "Internet" : internet_zone {
  /// May be anybody: a guest who is about to sign in, or somebody who types other people's addresses.
  actor visitor "Visitor" : anonymous
  actor guest   "Guest"   : customer
  actor phisher "Phisher" : attacker { wants session_token, sign_in_code, payout }

  component app     "Booking app in the browser" : browser    { stores session_token }
  component handset "Booking app on the phone"   : mobile_app { stores session_token }
}

boundary mail_provider "Mail provider" : third_party {
  component mailer "Mail sender" : mail_sender { holds mail_key; implements data_processing_agreement }
}

boundary office "Office" : on_premises_network { trust medium }
actor helpdesk "Help desk" : staff in office

// ---- what we run ---------------------------------------------------------------------------------------------------

boundary cloud "Cloud account" : cloud_account {
  trust high
  requires encryption on entry
  provides network_policy { code "infrastructure/network.tf" }
  every store { implements encryption_at_rest }

  component edge "Edge" : cdn {
    reachable from internet
    implements rate_limit { limit "300 requests a minute for one address"; code "infrastructure/edge.tf" }
    implements protected_cookie { code "infrastructure/cookies.tf"; test "a script in the page reads no session" }
  }

  component login "Sign-in service" : identity_provider {
    code "services/login/**"
    session_lifetime 30d
    token_lifetime 15min
    holds mail_key in memory from vault
    implements schema_validation { code "services/login/openapi.yaml" }
    implements least_privilege { code "infrastructure/roles.tf" }
    implements single_use_token {
      code "services/login/src/attempt.ts"
      test "a link works once, and only in the browser that asked for it"
    }
    implements throttled_login {
      limit "five codes an hour for one address"
      code "services/login/src/throttle.ts"
      test "the sixth wrong code closes the attempt"
    }
    implements session_renewal { code "services/login/src/session.ts" }
    plans audit_log by 2027-01-15 { owner "@harbour/identity" }
    lacks session_revocation because "sessions are signed, and nobody keeps a list of them" until 2027-06-30
  }

  component bookings "Booking API"        : service  { implements csrf_protection; plans least_privilege by 2027-03-31 }
  component attempts "Sign-in attempts"   : redis    { stores sign_in_link, sign_in_code for 15min }
  component accounts "Accounts"           : postgres {
    stores email_address, passkey_entry, profile, payout
    implements backup { code "infrastructure/backup.tf" }
  }
  component vault    "Secrets"            : secret_manager { stores mail_key }
  component console  "Help desk console"  : admin_console  { reachable from office; implements role_check }
}

// ---- signing in ----------------------------------------------------------------------------------------------------

every flow { encrypted by tls }

flow asking "Request for a link" : link_login from visitor -> app -> edge -> login {
  carries email_address
  authenticated no because "nobody is signed in yet"
}

flow sending "Link to the mail provider" : https from login -> mailer {
  carries sign_in_link, sign_in_code, email_address
  authenticated by api_key with mail_key as login
}

/// Mail is not ours to encrypt: what arrives depends on the guest's provider.
flow mailing "Mail with the link" : smtp from mailer -> visitor {
  carries sign_in_link, sign_in_code
  encrypted unknown
}

flow redeeming "Sign-in by link or code" : link_login from visitor -> app -> edge -> login {
  carries sign_in_link, sign_in_code
  returns session_token
  authenticated by one_time_code with sign_in_code as guest
}

flow passkey_sign_in "Sign-in by passkey" : passkey_login from visitor -> app, handset -> edge -> login {
  carries passkey_answer
  returns session_token
  authenticated by passkey as guest
}

flow enrolling "New passkey" : https from guest -> app, handset -> edge -> login {
  carries passkey_entry
  readonly no
  authenticated by session_cookie with session_token as guest
}

flow remembering from login -> attempts { carries sign_in_link, sign_in_code; returns sign_in_link, sign_in_code; authenticated by database_login }
flow looking_up  from login -> accounts { carries passkey_entry; returns email_address, passkey_entry }
flow unlocking   from login -> vault    { carries nothing; returns mail_key }

// ---- signed in -----------------------------------------------------------------------------------------------------

flow browsing "Bookings" : https from guest -> app, handset -> edge -> bookings {
  carries profile
  returns profile, payout
  readonly no
  authenticated by session_cookie with session_token as guest
  authorized by ownership_check
}
flow reading from bookings -> accounts { carries profile; returns profile, payout }

/// A guest who lost every device calls; the help desk sends a new link to an address the caller names.
flow recovery "Account recovery" : account_recovery from helpdesk -> console -> login {
  carries email_address
  authenticated by mfa as helpdesk
}

// ---- what has to be ready, what was found, what was decided ----------------------------------------------------------

feature sign_in_by_mail "Sign-in by mail" {
  tier critical
  includes asking, sending, mailing, redeeming
  owner "@harbour/identity"
  due 2027-01-31
}
feature sign_in_by_passkey "Sign-in by passkey" {
  tier standard
  includes passkey_sign_in, enrolling
  owner "@harbour/identity"
  due 2027-03-31
}

/// Found when the help desk was interviewed: a friendly voice and a name were enough.
threat talked_over "The help desk is talked into sending a link to a stranger" : spoofing, elevation_of_privilege on recovery {
  severity high
  requires contact_verification on console
}

decision accept auth.long_lived_session on login {
  reason tolerable
  because "bookings show no card numbers, and the payout account asks for a passkey again"
  owner "@harbour/identity"
  until 2027-06-30
}
