import { makeTown } from './interest-town/simulator/town.ts';
for (const seed of [101]) {
  const town = makeTown(seed);
  const S={category:2.6,look:1.3,author:.9,appeal:.5};
  const sums = [0,0,0,0,0]; let n=0; let ideal=0;
  for (const p of town.people) {
    const best = town.items.map(i=>town.reward(p.id,i.id)).sort((a,b)=>b-a).slice(0,10).reduce((a,b)=>a+b,0);
    ideal += best/10;
    const by = (f:(i:any)=>number)=> [...town.items].sort((a,b)=>f(b)-f(a)||a.id-b.id).slice(0,10).reduce((s,i)=>s+town.reward(p.id,i.id),0)/best;
    const c=(i:any)=>S.category*p.categories[i.category]!; const l=(i:any)=>S.look*p.looks[i.look]!; const a=(i:any)=>S.author*p.authors[i.author]!; const ap=(i:any)=>S.appeal*i.appeal;
    sums[0]+=by(c); sums[1]+=by(i=>c(i)+l(i)); sums[2]+=by(i=>c(i)+l(i)+a(i)); sums[3]+=by(i=>c(i)+l(i)+ap(i)); sums[4]+=by(i=>c(i)+l(i)+a(i)+ap(i)); n++;
  }
  console.log('ideal mean', ideal/n, 'cat', sums[0]!/n,'cat+look',sums[1]!/n,'+author',sums[2]!/n,'c+l+appeal',sums[3]!/n,'all',sums[4]!/n);
}
