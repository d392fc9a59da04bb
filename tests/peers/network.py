"""Times of PyTorch for the network that the library's benchmark trains: 14-32-64-64-32-16-8-1, tanh, 200k events, batches of 2048.

Debian's packages only:   apt install python3-torch libopenblas0-pthread
Run on one core:          OPENBLAS_NUM_THREADS=1 taskset -c 1 /usr/bin/python3 tests/peers/network.py
Ours, on the same core:   taskset -c 1 dotnet run -c Release --project tests/DarkSector.Benchmarks -- network-times

Debian chooses OpenBLAS for torch once libopenblas0-pthread is installed (update-alternatives --display libblas.so.3-x86_64-linux-gnu); the reference
BLAS is six times slower. Printed is processor time, best and median of five epochs. Not part of the test command.
"""
import time
import numpy as np
import torch

EVENTS, MASSES, BATCH, SIZES = 200_000, 40, 2048, [14, 32, 64, 64, 32, 16, 8, 1]
A, B, LUMINOSITY = 3, 1.28155, 50

torch.set_num_threads(1)
torch.manual_seed(1)
rng = np.random.default_rng(109)
masses = np.linspace(0.25, 8.05, MASSES)
half_width = 0.5 + 0.05 * masses
label = (rng.random(EVENTS) < 0.4).astype(np.float32)
mass_index = rng.integers(0, MASSES, EVENTS)
measured = np.where(label == 1, masses[mass_index] ** 2 + rng.normal(0, half_width[mass_index] / 2, EVENTS), rng.random(EVENTS) ** 0.7 * 70)
features = rng.normal(size=(EVENTS, 14))
features[label == 1, :5] += 0.6
inside = np.abs(measured[:, None] - masses ** 2) < half_width
X, y = torch.tensor(features, dtype=torch.float32), torch.tensor(label)
selected = np.where(inside.any(1))[0]
window = torch.tensor(inside[selected].astype(np.float32))
own = torch.nn.functional.one_hot(torch.tensor(mass_index[selected]), MASSES).float()
efficiency_part = window * own * y[selected][:, None] / 4000
background_part = window * (1 - y[selected])[:, None] * 0.05
XS = X[selected]


def network():
    layers = []
    for i in range(len(SIZES) - 1):
        layers.append(torch.nn.Linear(SIZES[i], SIZES[i + 1]))
        if i < len(SIZES) - 2:
            layers.append(torch.nn.Tanh())
    return torch.nn.Sequential(*layers)


def punzi(z, eff, bkg, scale):
    score = torch.sigmoid(z)
    efficiency, background = (score @ eff) * scale + 1e-6, (score @ bkg) * scale
    root = torch.sqrt(background + 1e-12)
    needed = A * A / 8 + 9 * B * B / 13 + A * root + B / 2 * torch.sqrt(B * B + 4 * A * root + 4 * background)
    return (needed / (efficiency * LUMINOSITY)).mean()


def step(optimiser, loss):
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()


def entropy_epoch(model, optimiser):
    loss, order = torch.nn.BCEWithLogitsLoss(), torch.randperm(EVENTS)
    for i in range(0, EVENTS, BATCH):
        rows = order[i:i + BATCH]
        step(optimiser, loss(model(X[rows])[:, 0], y[rows]))


def punzi_epoch(model, optimiser):
    order = torch.randperm(len(XS))
    for i in range(0, len(XS), BATCH):
        rows = order[i:i + BATCH]
        step(optimiser, punzi(model(XS[rows])[:, 0], efficiency_part[rows], background_part[rows], len(XS) / len(rows)))


def punzi_full(model, optimiser):
    step(optimiser, punzi(model(XS)[:, 0], efficiency_part, background_part, 1))


def inference(model, optimiser):
    with torch.no_grad():
        torch.sigmoid(model(X))


for name, work in [("cross-entropy epoch", entropy_epoch), ("Punzi epoch", punzi_epoch), ("Punzi step, full batch", punzi_full), ("scores of 200k events", inference)]:
    model = network()
    optimiser = torch.optim.Adam(model.parameters(), 1e-3)
    work(model, optimiser)
    times = []
    for _ in range(5):
        start = time.process_time()
        work(model, optimiser)
        times.append(time.process_time() - start)
    print(f"{name}: {min(times):.3f} s, median {sorted(times)[2]:.3f} s (torch {torch.__version__}, {len(XS)} of {EVENTS} events in windows)")
