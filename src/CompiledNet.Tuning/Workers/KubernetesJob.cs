using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace CompiledNet.Tuning;

/// <summary>
/// The manifest of a Kubernetes Indexed Job whose pods are the workers of a <see cref="FolderTrialRunner"/>: each gets its index in <c>JOB_COMPLETION_INDEX</c>
/// and the folder of the trials on a volume that all share and the search has too. A pod that is lost is made again with its index, and goes on from
/// its checkpoints. The job is complete when the search has ended.
/// </summary>
/// <remarks>Fields of batch/v1 as Kubernetes documents them under "Jobs"; <c>backoffLimitPerIndex</c> needs version 1.29 or newer.</remarks>
public sealed class KubernetesJob
{
    /// <summary>Sets up a job.</summary>
    /// <param name="name">Its name: small letters, digits and hyphens, at most 50, with a letter or digit at both ends, as the pods' names are made of it.</param>
    /// <param name="image">The image of a container whose program calls <see cref="TrialWorker.Run(SearchSpace, Func{RunningTrial, double}, string)"/>.</param>
    /// <param name="workers">How many pods.</param>
    /// <param name="claim">The claim of the volume that has the folder of the trials; several pods write to it (ReadWriteMany). Names of claims have up to 253 characters and may have dots.</param>
    /// <exception cref="ArgumentException">A name is none, or there is no worker.</exception>
    public KubernetesJob(string name, string image, int workers, string claim)
    {
        (Name, Image, Claim) = (Checked(name, nameof(name)), image, CheckedClaim(claim));
        ArgumentException.ThrowIfNullOrEmpty(image);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workers);
        Workers = workers;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The image.</summary>
    public string Image { get; }

    /// <summary>How many pods there are.</summary>
    public int Workers { get; }

    /// <summary>The claim of the volume.</summary>
    public string Claim { get; }

    /// <summary>What the container runs, with arguments; empty for what its image does.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Where the volume is in the container.</summary>
    public string MountPath { get; init; } = "/trials";

    /// <summary>The processors that a pod asks for, as Kubernetes writes them, such as <c>2</c> or <c>500m</c>; null for none.</summary>
    public string? Cpu { get; init; }

    /// <summary>The memory that a pod asks for, such as <c>512Mi</c>; null for none.</summary>
    public string? Memory { get; init; }

    /// <summary>How often a pod may fail until its worker counts as failed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int BackoffLimitPerIndex
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 10;

    /// <summary>The manifest, for <c>kubectl apply -f</c>.</summary>
    public string ToYaml()
    {
        var yaml = new StringBuilder();
        void Line(int depth, string text) => yaml.Append(' ', 2 * depth).Append(text).Append('\n');
        Line(0, "apiVersion: batch/v1");
        Line(0, "kind: Job");
        Line(0, "metadata:");
        Line(1, $"name: {Quoted(Name)}");
        Line(0, "spec:");
        Line(1, "completionMode: Indexed");
        Line(1, $"completions: {Number(Workers)}");
        Line(1, $"parallelism: {Number(Workers)}");
        Line(1, $"backoffLimitPerIndex: {Number(BackoffLimitPerIndex)}");
        Line(1, "template:");
        Line(2, "spec:");
        // A limit for each index goes with this policy alone.
        Line(3, "restartPolicy: Never");
        Line(3, "containers:");
        Line(4, "- name: worker");
        Line(5, $"image: {Quoted(Image)}");
        if (Command.Count > 0) Line(5, $"command: [{string.Join(", ", Command.Select(Quoted))}]");
        Line(5, "env:");
        Line(6, $"- name: {TrialWorker.FolderVariable}");
        Line(7, $"value: {Quoted(MountPath)}");
        Line(6, $"- name: {TrialWorker.CountVariable}");
        Line(7, $"value: {Quoted(Number(Workers))}");
        if (Cpu is not null || Memory is not null)
        {
            Line(5, "resources:");
            Line(6, "requests:");
            if (Cpu is not null) Line(7, $"cpu: {Quoted(Cpu)}");
            if (Memory is not null) Line(7, $"memory: {Quoted(Memory)}");
        }

        Line(5, "volumeMounts:");
        Line(6, "- name: trials");
        Line(7, $"mountPath: {Quoted(MountPath)}");
        Line(3, "volumes:");
        Line(4, "- name: trials");
        Line(5, "persistentVolumeClaim:");
        Line(6, $"claimName: {Quoted(Claim)}");
        return yaml.ToString();
    }

    // A string of JSON is one of YAML.
    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Checked(string name, string parameter) =>
        name is { Length: > 0 and <= 50 } && IsLabel(name)
            ? name
            : throw new ArgumentException($"A name in Kubernetes has 1 to 50 small letters, digits and hyphens, with a letter or digit at both ends: not '{name}'.", parameter);

    // What Kubernetes calls a DNS subdomain: labels with dots between.
    private static string CheckedClaim(string claim) =>
        claim is { Length: > 0 and <= 253 } && claim.Split('.').All(IsLabel)
            ? claim
            : throw new ArgumentException($"A name in Kubernetes has up to 253 small letters, digits, hyphens and dots, with a letter or digit at both ends and beside dots: not '{claim}'.", nameof(claim));

    private static bool IsLabel(string text) =>
        text.Length > 0 && text.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-') && text[0] != '-' && text[^1] != '-';
}
