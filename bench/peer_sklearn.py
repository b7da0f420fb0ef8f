#!/usr/bin/python3
"""What an analyst would use instead: pandas reads the CSV, scikit-learn scales and clusters (k=5), pandas writes the result.
usage: peer_sklearn.py IN.csv OUT.csv [N_INIT]
Prints seconds per step, and the inertia in z-score space, which is comparable with that of `--scaling standard`."""
import sys, time, os
import numpy as np, pandas as pd
from sklearn.preprocessing import StandardScaler
from sklearn.cluster import KMeans
F = ['age', 'montant_consommation', 'nombre_appels', 'volume_data', 'nombre_sms']
t0 = time.time()
df = pd.read_csv(sys.argv[1]); t1 = time.time()
X = StandardScaler().fit_transform(df[F].to_numpy(np.float64)); t2 = time.time()
km = KMeans(5, n_init=int(sys.argv[3]) if len(sys.argv) > 3 else 10, random_state=0).fit(X); t3 = time.time()
df['segment'] = np.char.add('S', (km.labels_ + 1).astype(str)); prof = df.groupby('segment')[F].agg(['mean', 'median', 'std']); t4 = time.time()
df.to_csv(sys.argv[2], index=False); t5 = time.time()
print('read %.2f scale %.2f fit %.2f (%d it, inertia %.3f) profile %.2f write %.2f total %.2f' % (t1-t0, t2-t1, t3-t2, km.n_iter_, km.inertia_, t4-t3, t5-t4, t5-t0))
