using BenchmarkDotNet.Running;
using CompiledNet.Benchmarks.Comparing;
using CompiledNet.Benchmarks.Suites;

switch (args)
{
    case ["compare", .. var rest]:
        CompareCommand.Compare(rest);
        break;
    case ["smoke", .. var rest]:
        CompareCommand.Smoke(rest);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(WorkloadBenchmarks).Assembly).Run(args, new SuiteSettings());
        break;
}
