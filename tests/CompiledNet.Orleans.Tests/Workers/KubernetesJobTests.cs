using System;
using System.Linq;
using CompiledNet.Tuning;
using k8s;
using k8s.Models;

namespace CompiledNet.OrleansTests;

/// <summary>The manifest of a job against the models of Kubernetes' own schema, read strictly: what it does not know is an error.</summary>
public sealed class KubernetesJobTests
{
    [Fact]
    public void TheManifestIsThatOfAnIndexedJob()
    {
        var written = new KubernetesJob("diabetes-sweep", "registry.local/sweep:1", 8, "trials") { Command = ["dotnet", "Sweep.dll", "--note", "a \"b\": #c"], Cpu = "500m", Memory = "512Mi" };
        var job = KubernetesYaml.Deserialize<V1Job>(written.ToYaml(), strict: true);
        (job.ApiVersion, job.Kind, job.Metadata.Name).ShouldBe(("batch/v1", "Job", "diabetes-sweep"));
        (job.Spec.CompletionMode, job.Spec.Completions, job.Spec.Parallelism, job.Spec.BackoffLimitPerIndex).ShouldBe(("Indexed", 8, 8, 10));
        var pod = job.Spec.Template.Spec;
        pod.RestartPolicy.ShouldBe("Never");
        var container = pod.Containers.Single();
        container.Image.ShouldBe("registry.local/sweep:1");
        container.Command.ShouldBe(["dotnet", "Sweep.dll", "--note", "a \"b\": #c"]);
        container.Env.Select(one => (one.Name, one.Value)).ShouldBe([("COMPILEDNET_TRIALS", "/trials"), ("COMPILEDNET_WORKERS", "8")]);
        (container.Resources.Requests["cpu"].ToString(), container.Resources.Requests["memory"].ToString()).ShouldBe(("500m", "512Mi"));
        (container.VolumeMounts.Single().Name, container.VolumeMounts.Single().MountPath).ShouldBe((pod.Volumes.Single().Name, "/trials"));
        pod.Volumes.Single().PersistentVolumeClaim.ClaimName.ShouldBe("trials");
        // The check is one: a field that batch/v1 does not have is refused.
        Should.Throw<Exception>(() => KubernetesYaml.Deserialize<V1Job>(written.ToYaml().Replace("completionMode", "completionsMode", StringComparison.Ordinal), strict: true));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Sweep")]
    [InlineData("-sweep")]
    [InlineData("sweep.1")]
    public void ANameThatIsNoneIsRefused(string name) =>
        Should.Throw<ArgumentException>(() => new KubernetesJob(name, "image", 1, "claim")).Message.ShouldStartWith("A name in Kubernetes has");

    [Fact]
    public void AClaimMayHaveDotsAndNoLimitIsNegative()
    {
        new KubernetesJob("sweep", "image", 1, "trials.of-9.sweeps").Claim.ShouldBe("trials.of-9.sweeps");
        foreach (string claim in new[] { "", "a..b", ".a", "a.", "a.-b", "A", new string('a', 254) })
            Should.Throw<ArgumentException>(() => new KubernetesJob("sweep", "image", 1, claim)).Message.ShouldStartWith("A name in Kubernetes has");
        Should.Throw<ArgumentOutOfRangeException>(() => new KubernetesJob("sweep", "image", 1, "claim") { BackoffLimitPerIndex = -1 });
    }
}
