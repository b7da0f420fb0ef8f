"""What scikit-learn finds on the planted sets of PlantedGroups.java, line by line for QualityTest.

    /usr/bin/python3 core/src/test/resources/oracle/planted_groups.py

The rows are the same to the bit: the generator is that of java.util.Random, values are sums and products of doubles.
"""

import numpy as np
import sklearn
from sklearn.cluster import KMeans
from sklearn.preprocessing import StandardScaler


class JavaRandom:
    def __init__(self, seed):
        self.state = (seed ^ 0x5DEECE66D) & ((1 << 48) - 1)

    def bits(self, count):
        self.state = (self.state * 0x5DEECE66D + 0xB) & ((1 << 48) - 1)
        return self.state >> (48 - count)

    def double(self):
        return ((self.bits(26) << 27) + self.bits(27)) * 2.0**-53

    def bell(self):
        """Nearly a standard normal: the sum of twelve uniform numbers, less its mean."""
        total = 0.0
        for _ in range(12):
            total += self.double()
        return total - 6


# name: features, rows of each group, spread of each group, side of the box of the centers, grid that values are rounded to
SETS = {
    "SEPARATED": (3, [200] * 6, [1.0] * 6, 60.0, 0.0),
    "UNBALANCED": (4, [2000, 40, 2000, 40, 40], [1.0] * 5, 20.0, 0.0),
    "SPREADS": (2, [500] * 4, [0.25, 1.0, 4.0, 16.0], 40.0, 0.0),
    "TWENTY": (5, [200] * 20, [1.0] * 20, 12.0, 0.0),
    "DUPLICATES": (2, [700] * 3, [2.0] * 3, 16.0, 1.0),
}
CLUSTERS = {
    "SEPARATED": [6, 4, 9],
    "UNBALANCED": [5, 3, 8],
    "SPREADS": [4, 7],
    "TWENTY": [20, 12, 100],
    "DUPLICATES": [3, 8, 40],
}


def rows(name):
    features, sizes, spreads, side, grid = SETS[name]
    random = JavaRandom(sum(sizes))
    table = []
    for size, spread in zip(sizes, spreads):
        center = [side * random.double() for _ in range(features)]
        for _ in range(size):
            row = [center[j] + spread * random.bell() for j in range(features)]
            table.append([np.rint(x / grid) * grid for x in row] if grid > 0 else row)
    return np.array(table)


print(f"# scikit-learn {sklearn.__version__}")
for name, clusters in CLUSTERS.items():
    scaled = StandardScaler().fit_transform(rows(name))
    for k in clusters:
        found = KMeans(k, n_init=10, tol=0, max_iter=1000, random_state=0, algorithm="lloyd").fit(scaled)
        print(f'"{name}, {k}, {found.inertia_}",')
