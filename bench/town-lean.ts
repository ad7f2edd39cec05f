import { makeTown } from './interest-town/simulator/town.ts';
import { react } from './interest-town/simulator/days.ts';
import { Leanings } from '../engines/interest/src/leanings.ts';
import { seededRandom, shuffled } from '@kanmai/kernel';
const town = makeTown(101); const random = seededRandom(4);
const cat: any = { category: town.items.map(i=>i.category), author: town.items.map(i=>i.author), tag: town.items.flatMap(i=>[i.look,-1,-1,-1]) };
const l = new Leanings(cat, 1400);
const base = Number(process.env.BASE ?? -3);
const mode = process.argv[2] ?? 'random';
const sums:any={}; let n=0; let cum=0, cumN=0;
for (const p of town.people) {
  l.clear(p.id); const seen = new Set<number>();
  const order = shuffled(random, town.items);
  const catSeen = new Map<number, number>();
  for (let k=1;k<=100;k++) {
    let item = order[k]!;
    if (mode !== 'random') {
      l.turnTo(p.id);
      let best=-99; 
      for (const i of town.items) { if (seen.has(i.id)) continue; l.read(p.id,i.id,1); const v=l.lean+Number(mode)*l.doubt+ (Number(process.env.AP??0))*i.appeal + 1e-3*random.next(); if (v>best){best=v;item=i;} }
    }
    seen.add(item.id);
    const r = react(town,p.id,item,random);
    cum += town.reward(p.id,item.id); cumN++;
    l.learn(p.id,item.id,base + (Number(process.env.AP??0))*item.appeal,r.isLong||r.isLiked,r.isLiked?Number(process.env.LW??2):1,1);
    if ((k===5||k===20||k===100) && p.id>=100) {
      l.turnTo(p.id);
      const open = town.items.filter(i=>!seen.has(i.id));
      const best = open.map(i=>town.reward(p.id,i.id)).sort((a,b)=>b-a).slice(0,10).reduce((a,b)=>a+b,0);
      const got = open.map(i=>{l.read(p.id,i.id,1);return [i.id,l.lean+(Number(process.env.AP??0))*i.appeal+1e-3*random.next()] as const}).sort((a,b)=>b[1]-a[1]).slice(0,10).reduce((s,[i])=>s+town.reward(p.id,i),0);
      sums[k]=(sums[k]??0)+got/best;
    }
  }
  if (p.id>=100) n++;
}
console.log(process.env.CR,process.env.CF,mode, Object.entries(sums).map(([k,v]:any)=>k+': '+(v/n).toFixed(3)).join('  '), 'mean reward', (cum/cumN).toFixed(3));
