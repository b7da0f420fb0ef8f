#!/usr/bin/python3
"""The input of every benchmark of whole jobs: writes N fictitious subscribers as CSV, about 34 bytes each.
usage: generate.py N SEED OUT.csv [dirty]
Columns id_client, age, montant_consommation, nombre_appels, volume_data, nombre_sms; five latent groups of usage, heavy
tails, many zeros. The same N and SEED give the same file. With 'dirty', about 2 % of the rows carry missing, malformed
or impossible values. Needs numpy."""
import sys, numpy as np
n, seed, out = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
dirty = len(sys.argv) > 4
rng = np.random.default_rng(seed)
share = np.array([.34, .26, .20, .13, .07])
#            age  sd   spend(log) sd  calls  data(logGB) p0   sms p0
G = np.array([[46, 13, np.log(9),  .45,  25, np.log(.4), .45,  4, .5],    # low value, voice only
              [31, 10, np.log(22), .40,  55, np.log(6),  .05, 10, .3],    # mid, data
              [52, 12, np.log(28), .35, 180, np.log(1),  .25, 20, .2],    # voice heavy
              [23,  4, np.log(18), .40,  35, np.log(15), .02, 90, .1],    # young, data + sms
              [41,  9, np.log(85), .50, 240, np.log(25), .03, 30, .2]])   # premium
CH = 500_000
with open(out, 'w') as f:
    f.write('id_client,age,montant_consommation,nombre_appels,volume_data,nombre_sms\n')
    done = 0
    while done < n:
        m = min(CH, n - done)
        g = rng.choice(5, m, p=share); P = G[g]
        age = np.clip(rng.normal(P[:, 0], P[:, 1]), 16, 95).astype(int)
        spend = np.exp(rng.normal(P[:, 2], P[:, 3]))
        calls = rng.poisson(rng.gamma(2.0, P[:, 4] / 2.0))
        data = np.where(rng.random(m) < P[:, 6], 0, np.exp(rng.normal(P[:, 5], .8)))
        sms = np.where(rng.random(m) < P[:, 8], 0, rng.poisson(rng.gamma(1.5, P[:, 7] / 1.5)))
        rows = ['TT%09d,%d,%.3f,%d,%.3f,%d' % t for t in zip(range(done + 1, done + m + 1), age, spend, calls, data, sms)]
        if dirty:
            for i in np.flatnonzero(rng.random(m) < .02):
                c = rows[i].split(','); k = rng.integers(0, 8)
                if k == 0: c[1] = ''
                elif k == 1: c[2] = 'N/A'
                elif k == 2: c[1] = '-5'
                elif k == 3: c[2] = '12,5'
                elif k == 4: c = c[:4]
                elif k == 5: c[4] = '1e999'
                elif k == 6: c[0] = c[0] if i == 0 else 'TT%09d' % (done + i)
                else: c[5] = 'NaN'
                rows[i] = ','.join(c)
        f.write('\n'.join(rows)); f.write('\n')
        done += m
