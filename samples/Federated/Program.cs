using CompiledNet;
using CompiledNet.Federated;

// Ten clients that have seen two or three digits each, and never show them to anybody, teach a network to read all ten.
const int Count = 10;
bool isQuick = args.Contains("--quick");
int rounds = isQuick ? 20 : 300;

var (train, test) = DigitsData.Load(seed: 1);
(train, test) = (Scaled(train), Scaled(test));
var shares = SkewedClasses.Split(train, Count, seed: 1);
for (int i = 0; i < Count; i++) Console.WriteLine($"client {i} has {shares[i].Count} digits - {SkewedClasses.Text(shares[i])}");

// What a network learns where all data are in one place, from as many passes.
var central = new DigitsNetwork(seed: 1);
central.Fit(train, new FitOptions { Optimizer = new SGD(0.1f), Epochs = rounds, BatchSize = 16, Verbose = 0 });
double centrally = central.Evaluate(test, [new Accuracy()])["accuracy"];

var network = new DigitsNetwork(seed: 1);
var server = new FederatedServer(network, new FederatedOptions
{
    Optimizer = new FedAvg(momentum: 0.5), ClientsPerRound = 8, Quorum = 4, LocalEpochs = 1, BatchSize = 16, Mu = 0.01f, Timeout = TimeSpan.FromMinutes(1), Seed = 1,
    Validation = test, Metrics = [new Accuracy()],
});
var clients = Enumerable.Range(0, Count).Select(i => new LeavingClient(new LocalClient($"client {i}", new DigitsNetwork(), shares[i]) { Optimizer = () => new SGD(0.1f), Seed = i }, seed: i));
var records = await Federation.RunAsync(server, [.. clients], new FederationOptions { Rounds = rounds, Parallelism = Environment.ProcessorCount, MostAttempts = 10, Verbose = 1 });

double together = network.Evaluate(test, [new Accuracy()])["accuracy"];
Console.WriteLine();
Console.WriteLine($"{records.Sum(record => record.Contributions.Count)} updates were taken, {records.Sum(record => record.Refusals.Count)} refused, {records.Sum(record => record.Absences.Count)} times a client left");
Console.WriteLine($"test accuracy: {together:F3} of the clients together, {centrally:F3} of one network with all data");
network.Save("federated.safetensors");
return !isQuick && together < centrally - 0.01 ? 1 : 0;

static Dataset Scaled(Dataset data) => Dataset.From(new DataBlock([.. data.Features.ToArray().Select(grey => grey / DigitsData.White)], data.FeatureCount), new DataBlock(data.Targets.ToArray(), 1));
