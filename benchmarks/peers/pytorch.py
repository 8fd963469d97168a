"""PyTorch as a peer of the tables: waits for work on standard input, and says how long it took.

The lines it reads and writes are those of PeerProcess.cs. `cell` is the form of PyTorch's own example, one LSTMCell
after the other; `lstm` is nn.LSTM over the whole sequence.
"""
import sys
import time

try:
    import torch
    from torch import nn
except ImportError as error:
    print(f"missing {error}; install python3-torch", flush=True)
    sys.exit(0)


class CellByCell(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.hidden = hidden
        self.cells = nn.ModuleList(nn.LSTMCell(inputs, units) for inputs, units in zip([1, *hidden], hidden))
        self.linear = nn.Linear(hidden[-1], 1)

    def start(self, x):
        return [(x.new_zeros(x.size(0), units), x.new_zeros(x.size(0), units)) for units in self.hidden]

    def step(self, x, states):
        for layer, cell in enumerate(self.cells):
            states[layer] = cell(x, states[layer])
            x = states[layer][0]
        return self.linear(x)

    def forward(self, x):
        states = self.start(x)
        return torch.cat([self.step(value, states) for value in x.split(1, dim=1)], dim=1)


class WholeSequence(nn.Module):
    """Layers of unlike size are modules of their own: nn.LSTM stacks equal ones only."""

    def __init__(self, hidden):
        super().__init__()
        if len(set(hidden)) == 1:
            self.layers = nn.ModuleList([nn.LSTM(1, hidden[0], len(hidden), batch_first=True)])
        else:
            self.layers = nn.ModuleList(nn.LSTM(a, b, batch_first=True) for a, b in zip([1, *hidden], hidden))
        self.linear = nn.Linear(hidden[-1], 1)

    def forward(self, x):
        x = x.unsqueeze(2)
        for layer in self.layers:
            x, _ = layer(x)
        return self.linear(x).squeeze(2)


def evaluation(hidden, precision, batch, length, form):
    """The waves of ClosureBenchmark.Waves; loss and gradient of the next step."""
    torch.manual_seed(0)
    network = (CellByCell if form == "cell" else WholeSequence)(hidden).to(precision)
    steps = torch.arange(length + 1, dtype=torch.float64)
    waves = torch.sin((steps[None, :] + 7.0 * torch.arange(batch, dtype=torch.float64)[:, None]) / 20).to(precision)
    inputs, targets = waves[:, :-1].contiguous(), waves[:, 1:].contiguous()
    criterion = nn.MSELoss()

    def run():
        network.zero_grad()
        criterion(network(inputs), targets).backward()

    return run


def free_run(hidden, precision, length):
    torch.manual_seed(0)
    network = CellByCell(hidden).to(precision)
    value = torch.ones(1, 1, dtype=precision)

    def run():
        with torch.no_grad():
            x, states = value, network.start(value)
            for _ in range(length):
                x = network.step(x, states)

    return run


def prepare(kind, precision, hidden, batch, length, form):
    if kind == "evaluation" and form in ("cell", "lstm"):
        return evaluation(hidden, precision, batch, length, form)
    # More threads than one only slow a step of one sequence down.
    if kind == "step" and torch.get_num_threads() == 1:
        return free_run(hidden, precision, length)
    return None


def main():
    torch.set_num_threads(int(sys.argv[1]))
    print(f"peer PyTorch {torch.__version__}", flush=True)
    prepared = {}
    for line in sys.stdin:
        *asked, repeats = line.split()
        if tuple(asked) not in prepared:
            kind, precision, hidden, batch, length, form = asked
            # The forms of a group alternate; older works give their memory back.
            if len(prepared) >= 4:
                prepared.pop(next(iter(prepared)))
            types = {"double": torch.float64, "float": torch.float32}
            prepared[tuple(asked)] = prepare(
                kind, types[precision], [int(size) for size in hidden.split(",")], int(batch), int(length), form)
        run = prepared[tuple(asked)]
        if run is None:
            print("unsupported", flush=True)
            continue
        start = time.perf_counter()
        for _ in range(int(repeats)):
            run()
        print(f"seconds {(time.perf_counter() - start) / int(repeats)!r}", flush=True)


main()
