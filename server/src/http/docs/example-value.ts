import type { TSchema } from '@fastify/type-provider-typebox';

/** The parts of JSON Schema that the bodies of our routes are written in. */
interface Shape {
  readonly type?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly minItems?: number;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
}

/** What stands where a route is shown: by the name of the field, as this project uses its words. */
const samples: Readonly<Record<string, string | number>> = {
  name: '枇杷小铺',
  displayName: '林夏',
  title: '藤上熟番茄',
  reason: '包装破损，重新安排发货',
  note: '画面与实物不符',
  text: '今天下午发出，明天到杭州。',
  body: '看起来很新鲜',
  code: 'SPRING5',
  caption: '清晨采的番茄，当天发货',
  category: '生鲜水果',
  trade: 'fresh-fruit',
  city: '杭州',
  introduction: '自家果园，现摘现发',
  recipient: '林夏',
  phone: '13800000000',
  country: 'CN',
  province: '浙江',
  district: '西湖区',
  street: '文三路 1 号',
  postalCode: '310000',
  email: 'xia.lin@shop.example',
  carrier: 'sf',
  trackingNo: 'SF1234567890',
  number: 'GR-2026-0142',
  issuer: '浙江省绿色食品发展中心',
  url: 'https://shop.example/kanmai',
  sku: 'tomato-5',
  token: 'the-token-that-was-sent',
  currency: 'CNY',
  priceCents: 2_990,
  quantity: 1,
  stock: 20,
  onHand: 20,
  line: 1,
};

const idForm = /^\^\(?([a-z]{3})(?:\|[a-z]{3})*\)?_\[0-9a-hjkmnp-tv-z\]\{26\}\$$/;
const idTail = '01m8hzdke4pfk2mrvydgyhd7rc';
const formed: readonly [RegExp, string][] = [
  [/^\^\\d\{4\}-\\d\{2\}-\\d\{2\}\$$/, '2026-12-01'],
  [/^\^\[0-9a-f\]\{64\}\\\.webp\$$/, `${'0f'.repeat(32)}.webp`],
  [/:\(read\|write\)\$$/, 'catalogue:write'],
];

/**
 * A value that fits a schema and can be read: what the schema names as its example, else made of what its fields are
 * called. Optional fields are left out, unless all are: then the first is there, so that there is something to see.
 */
export function exampleOf(schema: TSchema): unknown {
  return sampleOf(schema as Shape, '');
}

function sampleOf(shape: Shape, name: string): unknown {
  const said = shape.examples?.[0] ?? shape.default ?? shape.const ?? shape.enum?.[0];
  if (said !== undefined) return said;
  if (shape.anyOf !== undefined) {
    return sampleOf(shape.anyOf.find(({ type }) => type !== 'null') ?? { type: 'null' }, name);
  }
  switch (shape.type) {
    case 'object':
      return objectOf(shape);
    case 'array':
      return (shape.minItems ?? 1) === 0 || shape.items === undefined
        ? []
        : [sampleOf(shape.items, singular(name))];
    case 'string':
      return stringOf(shape, name);
    case 'integer':
    case 'number':
      return Math.max(shape.minimum ?? 1, Number(samples[name] ?? shape.minimum ?? 1));
    case 'boolean':
      return true;
    default:
      return shape.type === 'null' ? null : {};
  }
}

function objectOf({ properties = {}, required = [] }: Shape): Record<string, unknown> {
  const [first] = Object.keys(properties);
  const shown = required.length > 0 || first === undefined ? required : [first];
  return Object.fromEntries(shown.map((name) => [name, sampleOf(properties[name] ?? {}, name)]));
}

function stringOf({ pattern = '', minLength = 0, maxLength = Infinity }: Shape, name: string): string {
  const id = idForm.exec(pattern);
  if (id !== null) return `${id[1]}_${idTail}`;
  const known = formed.find(([form]) => form.test(pattern));
  if (known !== undefined) return known[1];
  if (/At$/.test(name)) return '2030-01-01T01:00:00Z';
  const sample = String(samples[name] ?? (name || 'text'));
  return sample.padEnd(minLength, '。').slice(0, maxLength);
}

function singular(name: string): string {
  return name.replace(/s$/, '');
}
