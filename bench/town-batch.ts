import { enginePolicy } from './interest-town/engine-policy.ts';
import { idealShares } from './interest-town/measure.ts';
import { makeTown } from './interest-town/simulator/town.ts';
const s = JSON.parse(process.argv[2] ?? '{}');
const sum=[0,0,0]; const seeds=[101,102];
const t=Date.now();
for (const seed of seeds) { const town = makeTown(seed); idealShares(town, enginePolicy(town, s)).forEach((v,i)=>sum[i]+=v/seeds.length); }
console.log(process.argv[2], process.env.NW, process.env.NC, process.env.SS, process.env.SPREAD, sum.map(x=>x.toFixed(3)).join(' '), ((Date.now()-t)/1000).toFixed(1)+'s');
