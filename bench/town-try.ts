import { enginePolicy } from './interest-town/engine-policy.ts';
import { idealShares } from './interest-town/measure.ts';
import { makeTown } from './interest-town/simulator/town.ts';
import { Serving } from '../engines/interest/src/serving.ts';
const s = JSON.parse(process.argv[2] ?? '{}');
const seed = Number(process.argv[3] ?? 101);
const town = makeTown(seed);
// diagnosis
const diag: Record<string, number[]> = {};
let current: any; 
const orig = (Serving.prototype as any).skeleton;
(Serving.prototype as any).skeleton = function (r: any) {
  const out = orig.call(this, r);
  if (r.count === 10) {
    const k = this.knowledge; const p = Number(r.person.slice(7)); const slot = k.people.find(r.person);
    const rew = (i: number) => town.reward(p, Number(k.catalogue.items.text(i)));
    const f = this.found; const items = Array.from(f.item.subarray(0, f.size)) as number[];
    const best = (xs: number[]) => xs.map(rew).sort((a,b)=>b-a).slice(0,10).reduce((a,b)=>a+b,0);
    const avail = Array.from(k.catalogue.available.list.subarray(0,k.catalogue.available.size)).filter((i:any)=>!(slot>=0&&k.people.has('seen',slot,i))) as number[];
    const seen = k.people.set('seen', slot)?.size ?? 0;
    const cand = best(items)/best(avail);
    // what leanings alone would order over all available
    const l = k.leanings; const sc = avail.map((i)=>{ l.read(slot,i,r.atMs); return [i,l.lean] as const; }).sort((a,b)=>b[1]-a[1]).slice(0,10).map(x=>x[0]);
    const sc2 = avail.map((i)=>{ k.ranker.turnTo(slot,'for-you',r.atMs); k.ranker.expect(i,0); l.read(slot,i,r.atMs); return [i,k.ranker.sums[1]+l.lean] as const; }).sort((a,b)=>b[1]-a[1]).slice(0,10).map(x=>x[0]);
    const d = diag[seen] ??= [0,0,0,0,0,0];
    d[0]!++; d[1]! += cand; d[2]! += best(sc)/best(avail); d[3]!+= best(sc2)/best(avail); d[4]! += f.size; d[5]! += best(out.map((o:any)=>o.number))/best(avail);
  }
  return out;
};
const t = Date.now();
const r = idealShares(town, enginePolicy(town, s));
console.log(JSON.stringify(s), r.map(x=>x.toFixed(3)).join(' '), ((Date.now()-t)/1000).toFixed(1)+'s');
for (const [k,d] of Object.entries(diag)) console.log(k, 'cand', (d[1]!/d[0]!).toFixed(3), 'leanAll', (d[2]!/d[0]!).toFixed(3), 'rank+leanAll', (d[3]!/d[0]!).toFixed(3),'size',(d[4]!/d[0]!).toFixed(0),'out',(d[5]!/d[0]!).toFixed(3));
