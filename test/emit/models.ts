/** Two models that look like real ones: a small one, and one as large as a picture should get. */
import type { Model } from '../../compiler/model/ir.ts';
import { claim, createFixture, element, said, text, word } from './fixture.ts';

export function webhookModel(): Model {
  const m = createFixture('payments', 'Payment webhooks', {
    doc: 'Vendors tell us when somebody has paid. Each event is checked, queued, and posted to the ledger once.',
    attributes: [said('owner', text('@acme/payments'))],
  });
  m.add('data', 'payment_event', { title: 'Payment event', kinds: ['pii', 'financial'] });
  m.add('data', 'signing_secret', { title: 'Signing secret', kinds: ['credential'] });
  m.add('boundary', 'internet', { title: 'Internet', kinds: ['internet_zone'], trust: 'none' });
  m.add('boundary', 'production', { title: 'Production', trust: 'high' });
  m.add('actor', 'vendor', { title: 'Payment vendor', kinds: ['partner'], in: ['internet'], trust: 'partner' });
  m.add('actor', 'fraudster', {
    title: 'Fraudster',
    kinds: ['attacker'],
    in: ['internet'],
    trust: 'none',
    attributes: [said('wants', element('payments.payment_event'))],
  });
  const inside = { in: ['production'], trust: 'high' };
  m.add('component', 'gateway', { ...inside, title: 'API gateway', kinds: ['nginx'] });
  m.add('component', 'receiver', {
    ...inside,
    title: 'Webhook receiver',
    kinds: ['service'],
    controls: [
      claim('hmac_signature', 'implemented', {
        code: ['services/receiver/signature.ts'],
        test: ['refuses a delivery signed with a retired secret'],
      }),
      claim('replay_window', 'planned', { by: '2027-02-15' }),
      claim('audit_log', 'lacking', { because: 'the access log of the gateway names an address, not a vendor' }),
    ],
  });
  m.add('component', 'events', {
    ...inside,
    title: 'Event queue',
    kinds: ['sqs'],
    isA: ['store'],
    attributes: [said('stores', element('payments.payment_event'))],
  });
  m.add('component', 'worker', { ...inside, title: 'Posting worker', kinds: ['worker'] });
  m.add('component', 'ledger', {
    ...inside,
    title: 'Ledger',
    kinds: ['postgres'],
    isA: ['store'],
    attributes: [said('stores', element('payments.payment_event'))],
  });
  m.add('component', 'secrets', { ...inside, title: 'Secret store', kinds: ['secret_manager'], isA: ['store'] });
  m.add('component', 'logs', {
    ...inside,
    title: 'Log search',
    kinds: ['opensearch'],
    isA: ['store'],
    attributes: [said('stores', element('payments.payment_event'))],
  });
  m.flow('delivery', ['vendor', 'gateway', 'receiver'], {
    title: 'Delivery',
    kinds: ['webhook'],
    carries: ['payment_event'],
    authenticated: 'hmac_signature',
    encrypted: 'no',
  });
  m.flow('intake', ['receiver', 'events', 'worker'], { carries: ['payment_event'], encrypted: 'yes' });
  m.flow('posting', ['worker', 'ledger'], { kinds: ['sql'], carries: ['payment_event'] });
  m.flow('rotation', ['receiver', 'secrets'], { returns: ['signing_secret'], encrypted: 'yes' });
  m.flow('logging', ['receiver', 'logs'], { carries: ['payment_event'], encrypted: 'yes' });
  m.add('feature', 'payment_webhooks', {
    title: 'Payment webhooks',
    doc: 'Takes what vendors report and makes sure that it is posted once.',
    attributes: [
      said('includes', element('payments.delivery'), element('payments.intake'), element('payments.posting')),
      said('tier', word('critical')),
      said('owner', text('@acme/payments')),
      said('due', { type: 'date', date: '2027-02-28' }),
    ],
  });

  const replay = m.obligation('receiver', ['replay_window', 'nonce'], {
    severity: 'high',
    state: 'planned',
    claims: [{ element: 'payments.receiver', control: 'replay_window', state: 'planned', code: [], test: [], by: '2027-02-15' }],
    verify: ['refuses a delivery that is older than five minutes', 'refuses a delivery it has seen before'],
    threats: ['webhook.replayed_delivery@payments.delivery'],
    owner: '@acme/payments',
    due: '2027-02-28',
  });
  const signature = m.obligation('receiver', ['hmac_signature', 'mutual_tls'], {
    severity: 'critical',
    state: 'met',
    linked: true,
    claims: [
      {
        element: 'payments.receiver',
        control: 'hmac_signature',
        state: 'implemented',
        code: ['services/receiver/signature.ts'],
        test: ['refuses a delivery signed with a retired secret'],
      },
    ],
    verify: ['rejects a delivery whose signature is wrong'],
    threats: ['webhook.forged_delivery@payments.delivery'],
    owner: '@acme/payments',
    due: '2027-02-28',
  });
  const audit = m.obligation('receiver', ['audit_log'], {
    severity: 'medium',
    state: 'lacking',
    claims: [{ element: 'payments.receiver', control: 'audit_log', state: 'lacking', code: [], test: [] }],
    verify: ['an entry names who did what, and when'],
    threats: ['stride.unprovable@payments.receiver'],
    owner: '@acme/payments',
    due: '2027-02-28',
  });
  const validation = m.obligation('receiver', ['schema_validation'], {
    severity: 'medium',
    verify: ['refuses a body that does not fit the schema'],
    threats: ['webhook.malformed_delivery@payments.delivery'],
    owner: '@acme/payments',
    due: '2027-02-28',
  });
  const sanitizing = m.obligation('logs', ['log_sanitizing'], {
    severity: 'high',
    placement: 'before',
    verify: ['a name never reaches the log'],
    threats: ['stride.personal_data_in_log@payments.payment_event,payments.logs'],
    owner: '@acme/payments',
  });
  const rights = m.obligation('worker', ['least_privilege'], {
    severity: 'high',
    verify: ['the role cannot delete an entry'],
    threats: ['stride.excessive_rights@payments.worker'],
    owner: '@acme/payments',
    due: '2027-02-28',
  });
  const encryption = m.obligation('posting', ['encryption'], {
    severity: 'medium',
    state: 'unknown',
    threats: ['stride.read_in_transit@payments.posting'],
    owner: '@acme/payments',
    due: '2027-02-28',
  });
  const encrypted = m.question(
    'posting',
    'encrypted',
    'is Posting encrypted in transit?',
    ['encrypted yes', 'encrypted no', 'encrypted by CONTROL'],
    ['stride.read_in_transit@payments.posting'],
  );
  m.question('ledger', 'backed_up', 'can Ledger be restored?', ['implements backup', 'lacks backup'], ['stride.lost_data@payments.ledger']);

  m.threat('webhook.replayed_delivery', ['delivery'], {
    title: 'An old delivery is sent again',
    severity: 'high',
    stride: ['spoofing', 'tampering'],
    sentence: 'Whoever has seen one delivery can send Delivery once more, and Webhook receiver takes it for a new one.',
    doc: 'A signature proves who wrote a message, not when.',
    obligations: [replay],
    planned: [{ control: 'replay_window', on: 'payments.receiver', by: '2027-02-15' }],
  });
  m.threat('webhook.forged_delivery', ['delivery'], {
    title: 'A forged delivery is accepted',
    severity: 'critical',
    verdict: 'mitigated',
    stride: ['spoofing'],
    sentence: 'Payment vendor can be impersonated: nothing at Webhook receiver proves who sent Delivery.',
    obligations: [signature],
  });
  m.threat('stride.unprovable', ['receiver'], {
    title: 'Nobody can prove who did what',
    stride: ['repudiation'],
    sentence: 'Webhook receiver keeps no record that would settle an argument with Payment vendor.',
    obligations: [audit],
  });
  m.threat('webhook.malformed_delivery', ['delivery'], {
    title: 'A malformed delivery does harm',
    stride: ['tampering', 'denial_of_service'],
    sentence: 'Webhook receiver reads Delivery without checking its form.',
    obligations: [validation],
  });
  m.threat('stride.personal_data_in_log', ['payment_event', 'logs'], {
    title: 'Personal data reaches a log',
    severity: 'high',
    stride: ['information_disclosure'],
    sentence: 'Payment event reaches Log search, and names are not taken out on every way there.',
    obligations: [sanitizing],
  });
  const excessive = m.threat('stride.excessive_rights', ['worker'], {
    title: 'A part may do more than it needs',
    severity: 'high',
    stride: ['elevation_of_privilege'],
    sentence: 'Whoever takes over Posting worker can do all that its role may do in Ledger.',
    obligations: [rights],
  });
  m.threat('stride.read_in_transit', ['posting'], {
    title: 'Data is read on its way',
    verdict: 'unknown',
    severity: 'low',
    upTo: 'medium',
    stride: ['information_disclosure'],
    sentence: 'Posting may be read between Posting worker and Ledger.',
    obligations: [encryption],
    questions: [encrypted],
  });
  m.threat('stride.lost_data', ['ledger'], {
    title: 'Data is lost for good',
    verdict: 'unknown',
    severity: 'medium',
    stride: ['denial_of_service'],
    sentence: 'Nothing says that Ledger can be restored.',
    questions: ['payments.ledger/backed_up'],
  });
  m.decision('defer', excessive, {
    because: 'the ledger role is split when the schema moves in March',
    owner: '@acme/payments',
    until: '2027-03-31',
    ticket: 'PAY-417',
  });
  m.assumptions.push({ element: 'payments.vendor', text: 'vendors sign every delivery', owner: '@acme/payments', until: '2027-06-30' });
  m.asks.push({ element: 'payments', text: 'does the new vendor send from fixed addresses?' });
  return m.build();
}

const SHOP = {
  front: [
    'web:Web shop:web_app',
    'shop_api:Shop API:bff',
    'catalogue:Catalogue:service',
    'basket:Basket:service',
    'reviews:Reviews:service',
    'accounts:Customer accounts:identity_provider',
  ],
  checkout_zone: [
    'checkout:Checkout:service',
    'orders:Orders:service',
    'payments:Payments:service',
    'notifier:Notifier:worker',
    'invoicing:Invoicing:worker',
    'vouchers:Vouchers:service',
  ],
  stores: [
    'order_db:Order database:postgres',
    'payment_db:Payment database:postgres',
    'account_db:Account database:postgres',
    'basket_store:Basket store:redis',
    'catalogue_db:Catalogue database:postgres',
    'order_events:Order events:kafka_topic',
    'invoice_files:Invoice files:s3',
  ],
} as const;

/** 25 boxes in five boundaries. */
export function shopModel(): Model {
  const m = createFixture('shop', 'Online shop', {
    doc: 'Sells coffee machines and spare parts in six countries.',
    attributes: [said('owner', text('@acme/shop'))],
  });
  for (const [name, title, kinds] of [
    ['purchase', 'Purchase', 'pii'],
    ['session', 'Shop session', 'credential'],
    ['product', 'Product', 'public'],
    ['payment_token', 'Payment token', 'restricted'],
    ['invoice_file', 'Invoice', 'pii'],
    ['review_text', 'Review', 'untrusted_content'],
  ] as const) {
    m.add('data', name, { title, kinds: [kinds] });
  }
  m.add('boundary', 'internet', { title: 'Internet', trust: 'none' });
  m.add('boundary', 'processors', { title: 'Companies we pay', kinds: ['third_party'], trust: 'partner' });
  m.add('boundary', 'account', { title: 'Shop account', kinds: ['cloud_account'], trust: 'high' });
  m.add('boundary', 'front', { title: 'Storefront', in: ['account'], trust: 'high' });
  m.add('boundary', 'checkout_zone', { title: 'Checkout', in: ['account'], trust: 'high' });
  m.add('boundary', 'stores', { title: 'Stores', in: ['account'], trust: 'high' });
  m.add('actor', 'shopper', { title: 'Shopper', kinds: ['customer'], in: ['internet'], trust: 'none' });
  m.add('component', 'browser_app', { title: 'Shop in the browser', kinds: ['browser'], in: ['internet'], trust: 'none' });
  m.add('component', 'phone_app', { title: 'Shop on the phone', kinds: ['mobile_app'], in: ['internet'], trust: 'none' });
  m.add('component', 'card_processor', {
    title: 'Card processor',
    kinds: ['payment_provider'],
    isA: ['third_party_api'],
    in: ['processors'],
    trust: 'partner',
  });
  m.add('component', 'mailer', { title: 'Mail sender', kinds: ['mail_sender'], in: ['processors'], trust: 'partner' });
  m.add('component', 'edge', { title: 'Edge', kinds: ['cdn'], in: ['account'], trust: 'high' });
  for (const [boundary, parts] of Object.entries(SHOP)) {
    for (const part of parts) {
      const [name = '', title = '', kind = ''] = part.split(':');
      m.add('component', name, {
        title,
        kinds: [kind],
        isA: boundary === 'stores' ? ['store'] : [],
        in: [boundary, 'account'],
        trust: 'high',
      });
    }
  }
  const session = { authenticated: 'session_cookie', kinds: ['https'], encrypted: 'yes' };
  m.flow('browsing', ['shopper', 'browser_app', 'edge', 'web'], {
    title: 'Browsing',
    kinds: ['https'],
    returns: ['product', 'review_text'],
    encrypted: 'yes',
  });
  m.flow('signing_in', ['shopper', 'browser_app', 'edge', 'accounts'], {
    title: 'Signing in',
    kinds: ['https'],
    authenticated: 'password',
    carries: ['purchase'],
    returns: ['session'],
    encrypted: 'yes',
  });
  m.flow('filling', ['shopper', 'phone_app', 'edge', 'shop_api', 'basket'], {
    ...session,
    title: 'Filling the basket',
    carries: ['session'],
  });
  m.flow('ordering', ['shopper', 'browser_app', 'edge', 'shop_api', 'checkout'], {
    ...session,
    title: 'Placing an order',
    carries: ['session', 'purchase'],
  });
  m.flow('reviewing', ['shopper', 'browser_app', 'edge', 'web', 'reviews'], {
    ...session,
    title: 'Writing a review',
    carries: ['session', 'review_text'],
  });
  m.flow('showing', ['web', 'catalogue'], { kinds: ['grpc'], returns: ['product'] });
  m.flow('booking', ['checkout', 'orders'], {
    kinds: ['grpc'],
    carries: ['purchase', 'payment_token'],
    authenticated: 'mutual_tls',
    encrypted: 'yes',
  });
  m.flow('redeeming', ['checkout', 'vouchers'], { kinds: ['grpc'], carries: ['purchase'] });
  m.flow('charging', ['orders', 'payments', 'card_processor'], {
    kinds: ['https'],
    carries: ['payment_token'],
    authenticated: 'api_key',
    encrypted: 'yes',
  });
  m.flow('payment_result', ['card_processor', 'edge', 'payments'], {
    title: 'Result of a payment',
    kinds: ['webhook'],
    carries: ['payment_token'],
    authenticated: 'hmac_signature',
    encrypted: 'yes',
  });
  m.flow('placed', ['orders', 'order_events', 'invoicing'], { title: 'Order placed', carries: ['purchase'], encrypted: 'yes' });
  m.flow('placed_mail', ['order_events', 'notifier'], { title: 'Order placed', carries: ['purchase'], encrypted: 'yes' });
  m.flow('order_rows', ['orders', 'order_db'], { kinds: ['sql'], carries: ['purchase'], returns: ['purchase'], encrypted: 'yes' });
  m.flow('payment_rows', ['payments', 'payment_db'], {
    kinds: ['sql'],
    carries: ['payment_token'],
    returns: ['payment_token'],
    encrypted: 'yes',
  });
  m.flow('account_rows', ['accounts', 'account_db'], { kinds: ['sql'], carries: ['purchase'], returns: ['purchase'] });
  m.flow('catalogue_rows', ['catalogue', 'catalogue_db'], { kinds: ['sql'], returns: ['product'] });
  m.flow('basket_rows', ['basket', 'basket_store'], { carries: ['session'], returns: ['session'] });
  m.flow('filing', ['invoicing', 'invoice_files'], { carries: ['invoice_file'], encrypted: 'yes' });
  m.flow('confirming', ['notifier', 'mailer', 'shopper'], { title: 'Confirmation mail', kinds: ['smtp'], carries: ['purchase'] });
  m.add('feature', 'checkout_and_payment', {
    title: 'Checkout and payment',
    attributes: [
      said('includes', ...['ordering', 'booking', 'charging', 'payment_result', 'placed'].map((name) => element(`shop.${name}`))),
      said('tier', word('critical')),
      said('owner', text('@acme/checkout')),
    ],
  });
  m.add('feature', 'storefront', {
    title: 'Looking, searching, filling a basket',
    attributes: [said('includes', ...['browsing', 'filling', 'reviewing'].map((name) => element(`shop.${name}`)))],
  });
  for (const [i, on] of [
    'ordering',
    'reviews',
    'accounts',
    'checkout',
    'orders',
    'vouchers',
    'placed',
    'account_db',
    'browsing',
    'payment_result',
    'basket',
  ].entries()) {
    m.threat(`stride.rule_${i}`, [on], {
      title: `Threat number ${i}`,
      severity: i % 3 === 0 ? 'high' : 'medium',
      verdict: i % 4 === 1 ? 'unknown' : 'open',
    });
    if (i % 2 === 0) m.threat(`webhook.rule_${i}`, [on], { title: `Other threat number ${i}`, severity: 'low' });
  }
  return m.build();
}
