import { expect, it } from 'vitest';
import { compileText } from '../support/memory-host.ts';

// Whatever stands where it has no meaning is told: nothing is dropped without a word.

const MODEL = `model m {
  owner "x"
  /*model*/
}
data d : pii {
  /*data*/
}
actor a : customer {
  /*actor*/
}
boundary b {
  trust high
  /*boundary*/
  every service {
    /*every*/
  }
  component c : service {
    /*component*/
    implements mutual_tls {
      /*claim*/
    }
    stores d {
      /*fact*/
    }
  }
}
component e : service in b
flow f : https from a -> c -> e {
  carries d
  /*flow*/
  hop c -> e : http {
    /*hop*/
  }
}
feature g {
  includes f
  /*feature*/
}
threat t : tampering on c {
  severity low
  requires mutual_tls
  /*threat*/
}
kind own : service {
  /*kind of a model*/
}
control lock : authentication {
  /*control of a model*/
}
extend c {
  /*extend*/
}
decision accept t on c {
  reason tolerable
  owner "x"
  until 2027-01-01
  /*decision*/
}
adjust setting p.patience {
  value 2h
  reason tolerable
  owner "x"
  until 2027-01-01
  /*adjust*/
}
`;

const PACK = `pack p {
  /*pack*/
}
kind pk : service {
  /*kind*/
  attribute shiny "does {it} shine?" : yes_no {
    /*attribute*/
  }
}
scale heat : cold < hot {
  /*scale*/
}
choice colour : red, blue {
  /*choice*/
}
table warmth : heat from heat, colour {
  columns red, blue
  cold cold, hot
  hot hot, hot
  /*table*/
}
setting patience "how long?" : duration {
  default 1h
  /*setting*/
}
control pc : authentication {
  /*control*/
}
fact shines : component {
  where it is shiny
  /*fact of a pack*/
}
scene s {
  component x : pk
  /*scene*/
}
rule r "A rule" : tampering {
  for component v : pk
  where v is shiny
  require pc on v
  because "{v} is bare"
  violates in s when x shiny yes
  passes when x implements pc
  /*rule*/
}
`;

const files = (model: string, pack: string) => ({ 'm.tm': model.replace('owner "x"', 'owner "x"\n  uses "p"'), 'p/p.tm': pack });
const errorsOf = (model: string, pack: string) => compileText(files(model, pack)).diagnostics.filter((one) => one.severity === 'error');
const placesIn = (text: string): string[] => [...text.matchAll(/\/\*([\w ]+)\*\//g)].map((match) => match[1] ?? '');
const without = (text: string): string => text.replace(/\/\*[\w ]+\*\//g, '');

const ITEMS = {
  'a component': 'component zz : service',
  'a flow': 'flow zz : http from a -> c { carries d }',
  'a rule':
    'rule zz "Z" : tampering { for component y where y is service require mutual_tls on y because "z" violates { component q : service } passes when q implements mutual_tls }',
  'an attribute': 'attribute zz "z?" : yes_no',
  'a demand': 'require mutual_tls on zz',
  'a condition': 'where it is service',
  'an example': 'violates { component zz : service }',
  'an unknown statement': 'zigzag 5',
  'a hop': 'hop zz -> zy',
  'a decision': 'decision accept t on zz { reason tolerable; owner "x"; until 2027-01-01 }',
} as const;

/** Where an item is at home. */
const LEGAL: Readonly<Record<string, readonly string[]>> = {
  'a component': ['boundary', 'scene'],
  'an attribute': ['kind'],
  'a condition': ['attribute'],
  'an example': ['rule'],
  'a flow': ['scene'],
};

it('accepts the two files as they are', () => {
  expect(errorsOf(without(MODEL), without(PACK)).map((one) => `${one.code} ${one.message}`)).toEqual([]);
});

const cases = Object.entries(ITEMS).flatMap(([name, item]) =>
  [...placesIn(MODEL), ...placesIn(PACK)].filter((place) => !LEGAL[name]?.includes(place)).map((place) => [name, place, item] as const),
);

it.each(cases)('refuses %s in the block of %s', (_, place, item) => {
  const at = (text: string) => without(text.replace(`/*${place}*/`, item));
  expect(errorsOf(at(MODEL), at(PACK)).length).toBeGreaterThan(0);
});
